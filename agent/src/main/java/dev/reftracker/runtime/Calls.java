package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Stay;
import java.util.Arrays;

/**
 * The announced calls that one thread is inside of, and whose call it was that counts. Ints only,
 * so that an entry left behind by an exception holds nothing.
 *
 * <p>A call from a site that nobody has ever asked for is noted by its number alone, see {@link
 * Sites#isQuiet}. Where such a call would have to be judged the answer is unknown, so that the
 * stack tells, and from then on calls from there are noted in full.
 */
abstract class Calls {

  private static final int MAX_DEPTH = 128;
  private static final int SLOT = 5;
  private static final int SITE = 0;
  private static final int RECEIVER = 1;
  private static final int CALLER = 2;
  private static final int CALLER_CLASS = 3;
  private static final int USED = 4;

  /** The value of {@link #USED} for a call that was noted by its number alone. */
  private static final int QUIET = 2;

  /** One call in so many is counted towards its site's becoming quiet. */
  private static final int SAMPLED = 64;

  // The answer of the last resolve.
  int siteId;
  int holderId;
  int holderClassId;
  int viewId;
  int viewClassId;

  /** The stay that the next event begins or goes on with; belongs to the last answer too. */
  Stay stay;

  private int[] slots = new int[8 * SLOT];
  private int depth;
  private int pushes;

  /** A call of a counting method, a delegate or a factory begins. */
  void push(int site, Object receiver, Object caller, Sites sites) {
    if (depth * SLOT == slots.length) {
      makeRoom();
    }
    int[] all = slots;
    int at = depth * SLOT;
    all[at + SITE] = site;
    if (sites.isQuiet(site)) {
      all[at + RECEIVER] = 0; // links nothing
      all[at + USED] = QUIET;
    } else {
      all[at + RECEIVER] = System.identityHashCode(receiver);
      all[at + CALLER] = System.identityHashCode(caller);
      all[at + CALLER_CLASS] = caller == null ? 0 : sites.classOf(site, caller.getClass());
      all[at + USED] = 0;
      if ((++pushes & (SAMPLED - 1)) == 0) {
        sites.seenUnasked(site);
      }
    }
    depth++; // last: an entry is there as a whole or not
  }

  private void makeRoom() {
    if (depth < MAX_DEPTH) {
      slots = Arrays.copyOf(slots, slots.length * 2);
      return;
    }
    // Only calls left by exceptions pile up like this: forget the older half.
    int kept = depth / 2;
    System.arraycopy(slots, (depth - kept) * SLOT, slots, 0, kept * SLOT);
    depth = kept;
  }

  /** The call returned: forgets it and whatever exceptions left above it. */
  void pop(int site) {
    for (int i = depth - 1; i >= 0; i--) {
      if (slots[i * SLOT + SITE] == site) {
        depth = i;
        return;
      }
    }
  }

  /** An exception leaves a method: forgets the call that it was in, and whatever is above it. */
  void leave(int exitSite, Sites sites) {
    for (int i = depth - 1; i >= 0; i--) {
      if (sites.sameMethod(slots[i * SLOT + SITE], exitSite)) {
        depth = i;
        return;
      }
    }
  }

  /** Forgets the last answer: no call site is known. */
  void unknownSite() {
    siteId = 0;
    holderId = 0;
    holderClassId = 0;
    viewId = 0;
    viewClassId = 0;
    stay = null;
  }

  /**
   * Finds the call site of the counting method that runs now on the object with identity {@code
   * leaf}, and sets the answer fields. The innermost call must be on that object; then outwards
   * while a caller is itself the receiver of the next call, or a static helper was given the same
   * object. What is begun or acquired inside a factory belongs to the factory's outermost call.
   *
   * @param taking whether the method begins or acquires
   */
  void resolve(int leaf, boolean taking, Sites sites) {
    unknownSite();
    int innermost = depth - 1;
    if (innermost < 0) {
      return;
    }
    int at = innermost * SLOT;
    int i = innermost;
    boolean linked = slots[at + RECEIVER] == leaf && slots[at + USED] == 0;
    if (linked) {
      slots[at + USED] = 1;
      i = outermost(innermost);
    } else if (slots[at + USED] == QUIET) {
      sites.asked(slots[at + SITE]);
      return;
    } else if (!taking || !sites.isFactory(slots[at + SITE])) {
      return;
    }
    while (taking && i > 0 && sites.isFactory(slots[(i - 1) * SLOT + SITE])) {
      i--;
    }
    if (asksQuiet(Math.max(0, i - 1), innermost, sites)) {
      return;
    }
    if (!sites.isDelegate(slots[i * SLOT + SITE])) {
      siteId = slots[i * SLOT + SITE];
      holderId = slots[i * SLOT + CALLER];
      holderClassId = slots[i * SLOT + CALLER_CLASS];
    } // else a call out of a transparent method, which is nobody's wish: the stack has to tell
    if (linked) {
      view(innermost, i, leaf, sites);
    }
  }

  /**
   * Whether one of these calls was noted by its number alone. What is inside the answer, or decided
   * where it ends, is asked for: those calls are noted in full the next time.
   */
  private boolean asksQuiet(int outermost, int innermost, Sites sites) {
    boolean quiet = false;
    for (int i = outermost; i <= innermost; i++) {
      quiet |= slots[i * SLOT + USED] == QUIET;
      sites.asked(slots[i * SLOT + SITE]);
    }
    return quiet;
  }

  private int outermost(int innermost) {
    int i = innermost;
    while (i > 0) {
      int at = i * SLOT;
      int outer = at - SLOT;
      int caller = slots[at + CALLER];
      boolean delegate = caller != 0 && caller == slots[outer + RECEIVER];
      boolean helper = caller == 0 && slots[at + RECEIVER] == slots[outer + RECEIVER];
      if (!delegate && !helper) {
        break;
      }
      i--;
    }
    return i;
  }

  /** The view is the receiver of the outermost call that is no factory's. */
  private void view(int innermost, int outermost, int leaf, Sites sites) {
    int i = outermost;
    while (i < innermost && sites.isFactory(slots[i * SLOT + SITE])) {
      i++;
    }
    int at = i * SLOT;
    if (slots[at + RECEIVER] != leaf && slots[at + RECEIVER] != 0) {
      viewId = slots[at + RECEIVER];
      viewClassId = callerClass(i, innermost);
    }
  }

  /** The class of the receiver of call {@code i}: it is the caller of a later one, its delegate. */
  private int callerClass(int i, int innermost) {
    for (int j = i + 1; j <= innermost; j++) {
      if (slots[j * SLOT + CALLER] == slots[i * SLOT + RECEIVER]) {
        return slots[j * SLOT + CALLER_CLASS];
      }
    }
    return 0;
  }
}

package dev.reftracker.runtime;

import dev.reftracker.runtime.depot.ClassIds;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What the hooks know of one tracked type. */
final class TypeInfo {

  private static final int UNKNOWN = 0;
  private static final int COUNTED = 1;
  private static final int EXCLUDED = 2;
  private static final int CONSTANT = 3;

  /** Of a call site: some of its stacks exclude, so it does not tell by itself. */
  private static final int BY_STACK = 4;

  private static final int CLASSES = 1 << 12;
  private static final int BEGINS = 1 << 12;

  final int id;
  final TypeSettings settings;
  final Quarantine quarantine;
  final CountAccessor accessor;

  /** Whether a begin, an end (or a release whose result ends), of this type was woven. */
  volatile boolean begins;

  volatile boolean ends;

  private final AtomicIntegerArray classes = new AtomicIntegerArray(CLASSES);
  private final AtomicIntegerArray sites = new AtomicIntegerArray(BEGINS);
  private final AtomicIntegerArray stacks = new AtomicIntegerArray(BEGINS);

  TypeInfo(int id, TypeSettings settings) {
    this.id = id;
    this.settings = settings;
    this.quarantine = new Quarantine();
    this.accessor =
        settings.countMethod() == null ? null : new CountAccessor(settings.countMethod());
  }

  /** Whether targets of this class do not count. */
  boolean excludes(int classId, ClassIds names) {
    if (settings.excludedClass() == null) {
      return false;
    }
    if (classId >= CLASSES) {
      return settings.excludedClass().test(names.get(classId));
    }
    int known = classes.get(classId);
    if (known == UNKNOWN) {
      known = settings.excludedClass().test(names.get(classId)) ? EXCLUDED : COUNTED;
      classes.set(classId, known);
    }
    return known == EXCLUDED;
  }

  /** Whether some begins do not count. */
  boolean judgesBegins() {
    return settings.excludedBegin() != null || settings.excludeClassInitialisers();
  }

  /**
   * Whether a begin at this call site needs its stack, since some that begin there do not count.
   * Constants are not asked for: after the start there are few, and their sites make much else.
   */
  boolean needsStack(int siteId) {
    return known(sites, siteId) == BY_STACK;
  }

  /** Whether targets begun at this call site, or with this stack, do not count; each may be 0. */
  boolean excludes(int siteId, int stackId, Registry names) {
    int bySite = known(sites, siteId);
    if (bySite == UNKNOWN) {
      bySite = judge(names.siteFrames(siteId));
      remember(sites, siteId, bySite);
    }
    if (isExcluded(bySite)) {
      return true;
    }
    int byStack = known(stacks, stackId);
    if (byStack == UNKNOWN) {
      byStack = judge(names.stack(stackId));
      remember(stacks, stackId, byStack);
    }
    if (byStack == EXCLUDED && siteId != 0) {
      remember(sites, siteId, BY_STACK);
    }
    return isExcluded(byStack);
  }

  private static boolean isExcluded(int answer) {
    return answer == EXCLUDED || answer == CONSTANT;
  }

  private static int known(AtomicIntegerArray answers, int id) {
    return id < BEGINS ? answers.get(id) : UNKNOWN;
  }

  private static void remember(AtomicIntegerArray answers, int id, int answer) {
    if (id < BEGINS) {
      answers.set(id, answer);
    }
  }

  private int judge(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (settings.excludeClassInitialisers() && frame.getMethodName().equals("<clinit>")) {
        return CONSTANT;
      }
      if (settings.excludedBegin() != null
          && settings.excludedBegin().test(frame.getClassName(), frame.getMethodName())) {
        return EXCLUDED;
      }
    }
    return COUNTED;
  }
}

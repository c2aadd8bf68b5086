package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways of references that were given back: taken, handed over, released. Learned from healthy
 * lifecycles, and from the answered references of those that leaked.
 */
public final class Trails {

  /** Of each acquire site so many are kept; they are alike. */
  private static final int MAX_OF_SITE = 64;

  private static final int MAX_OF_TYPE = 512;

  private static final int OPS = Op.values().length;

  /**
   * One reference's way.
   *
   * @param steps what happened, the acquire first and the release that answered it last
   * @param life all events of the target
   * @param objects how many objects went it
   */
  public record Trail(List<Event> steps, List<Event> life, long objects) {}

  private final Evidence evidence;
  private final Looks looks;
  private final Map<String, List<Trail>> bySite = new HashMap<>();
  private final Map<Integer, List<Trail>> byType = new HashMap<>();
  private final Set<String> givingBack = new HashSet<>();

  /** Those of each type and operation, by stack and site: each step is laid beside hundreds. */
  private final Map<Integer, Map<Long, String>> keys = new HashMap<>();

  Trails(Evidence evidence) {
    this.evidence = evidence;
    this.looks = new Looks(evidence, this);
  }

  void learn(LifecycleGroup group) {
    Pairing pairing = new Pairing(evidence.habits(), evidence.stacks(), evidence.clean(group));
    for (Lifecycle example : group.examples()) {
      IdentityHashMap<Event, Event> answers = pairing.answers(example);
      for (Event event : example.events()) {
        Event release = answers.get(event);
        if (release != null && hasRoom(group, event)) {
          List<Event> life = example.events();
          add(group, new Trail(steps(life, event, release), life, group.objects()));
        }
      }
    }
  }

  /** The ways of references taken at the same place. */
  public List<Trail> of(LifecycleGroup group, Event acquire) {
    return bySite.getOrDefault(site(group, acquire), List.of());
  }

  /** The ways of references to targets of the same type. */
  public List<Trail> ofType(LifecycleGroup group) {
    return byType.getOrDefault(group.typeId(), List.of());
  }

  /** Whether code of the class gives references back that it or others took. */
  public boolean givesBack(String className) {
    return givingBack.contains(className);
  }

  /** Index of the last step of a way that is like this one; -1 for none, its end left out. */
  public int index(Trail trail, LifecycleGroup group, Event step) {
    String key = key(group, step);
    for (int i = trail.steps().size() - 2; i >= 0; i--) {
      if (key(group, trail.steps().get(i)).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** What a step of a way is called, so that two ways can be laid side by side. */
  String key(LifecycleGroup group, Event event) {
    long place = (long) event.stackId() << Integer.SIZE | Integer.toUnsignedLong(event.siteId());
    int kind = group.typeId() * OPS + event.op().ordinal();
    return keys.computeIfAbsent(kind, none -> new HashMap<>())
        .computeIfAbsent(place, none -> newKey(group, event));
  }

  private String newKey(LifecycleGroup group, Event event) {
    if (event.op().takes()) {
      return site(group, event);
    }
    List<Frame> stack = evidence.stacks().of(event);
    if (event.op() == Op.RELEASE) {
      Frame site = evidence.clean(group).cleanSite(stack);
      return site == null ? "-" : '-' + FrameNames.method(site);
    }
    String method = stack.isEmpty() ? "" : FrameNames.method(stack.get(0));
    // the site tells arguments of one method apart
    return event.op() + method + (event.op() == Op.ARGUMENT ? event.siteId() : "");
  }

  /** Whether the step only showed the target to a method. */
  boolean isLook(LifecycleGroup group, Event step) {
    return looks.isLook(group, step);
  }

  /** Whether whoever had the target has it still: it was only shown, or put into a carrier. */
  public boolean staysWhereItIs(LifecycleGroup group, Event step) {
    List<Frame> stack = evidence.stacks().of(step);
    boolean carried =
        step.op() == Op.CONSTRUCTOR
            || (step.op() == Op.ARGUMENT
                && !stack.isEmpty()
                && (stack.get(0).method().equals("<init>") || isAsked(step, stack.get(0))));
    return carried || isLook(group, step);
  }

  /** Whether it is a call of a carrier: who calls it has it. */
  public boolean isAsked(Event step) {
    List<Frame> stack = evidence.stacks().of(step);
    return step.op() == Op.ARGUMENT && !stack.isEmpty() && isAsked(step, stack.get(0));
  }

  private boolean isAsked(Event step, Frame method) {
    String carrier = evidence.stacks().names().className(step.viewClassId());
    return carrier != null
        && !method.method().equals("<init>")
        && evidence.related(carrier, method.className());
  }

  /**
   * The method in which references taken at the same place turn up next, where that is not in the
   * call of the last step that they have in common: they went there by a way that no hand-over
   * shows. Null when most stay.
   */
  public Frame takenUpBy(Leftover leftover, Event last) {
    CleanFrames clean = evidence.clean(leftover.group());
    Map<Frame, Long> objectsBySite = new HashMap<>();
    for (Trail trail : of(leftover.group(), leftover.acquire())) {
      int at = last == leftover.acquire() ? 0 : index(trail, leftover.group(), last);
      if (at < 0) {
        continue;
      }
      List<Frame> taken = evidence.stacks().of(trail.steps().get(at));
      Event next = trail.steps().get(at + 1);
      List<Frame> then = evidence.stacks().of(next);
      if (then.size() <= 1) {
        continue; // no stack was taken: it cannot be told whose call that was
      }
      int[] common = evidence.stacks().commonCall(taken, then);
      boolean stays = common != null && common[0] <= clean.acquire(taken, 0);
      int index = clean.clean(then, isLook(leftover.group(), next) ? 1 : 0);
      Frame site = stays || index < 0 ? Most.NONE : FrameNames.readable(then.get(index));
      objectsBySite.merge(site, trail.objects(), Long::sum);
    }
    return Most.of(objectsBySite);
  }

  /** Asked first, since a way is costly to lay out. */
  private boolean hasRoom(LifecycleGroup group, Event acquire) {
    return of(group, acquire).size() < MAX_OF_SITE;
  }

  private void add(LifecycleGroup group, Trail trail) {
    bySite.computeIfAbsent(site(group, trail.steps().get(0)), key -> new ArrayList<>()).add(trail);
    looks.learn(group, trail);
    List<Frame> released = evidence.stacks().of(trail.steps().get(trail.steps().size() - 1));
    int giver = evidence.clean(group).acquire(released, 0);
    if (giver >= 0) {
      givingBack.add(released.get(giver).className());
    }
    List<Trail> all = byType.computeIfAbsent(group.typeId(), key -> new ArrayList<>());
    if (all.size() < MAX_OF_TYPE) {
      all.add(trail);
    }
  }

  private List<Event> steps(List<Event> events, Event acquire, Event release) {
    Discharges discharges = new Discharges(events, evidence.stacks(), release);
    List<Event> steps = new ArrayList<>();
    steps.add(acquire);
    int end = events.indexOf(release);
    for (Event event : new HandOverTrail(events, acquire, evidence.stacks()).events()) {
      boolean before = event.op() != Op.EXCEPTION && events.indexOf(event) < end;
      if (before && !discharges.isAnswered(event)) {
        steps.add(event);
      }
    }
    steps.add(release);
    return steps;
  }

  private String site(LifecycleGroup group, Event acquire) {
    List<Frame> stack = evidence.stacks().of(acquire);
    int index = evidence.clean(group).acquire(stack, 0);
    return group.typeId() + acquire.op().name() + (index < 0 ? "" : stack.get(index));
  }
}

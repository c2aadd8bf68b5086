package dev.reftracker.detection.evidence;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which acquires of one lifecycle no release answered. References are interchangeable, so all
 * but handles is inference: rules are tried in order of strength over the whole lifecycle, each
 * pairing what it can tell apart.
 */
public final class Pairing {

  /** Fit of an acquire that no healthy lifecycle has, or that a container keeps. */
  private static final double AS_A_LAST_RESORT = 0.5;

  /** Fit of an acquire whose reference was given to who releases, who took none itself. */
  private static final double GIVEN = 0.9;

  private final SiteHabits habits;
  private final Stacks stacks;
  private final CleanFrames clean;
  private final IdentityHashMap<Event, Event> answers = new IdentityHashMap<>();
  private final Nearness nearness;
  private Makings makings;
  private GivenBack givenBack;
  private Facades facades = Facades.NONE;
  private Keepers keepers;
  private Set<Event> kept = Set.of();

  /** For the lifecycles of one type. One thread. */
  public Pairing(SiteHabits habits, Stacks stacks, CleanFrames clean) {
    this.habits = habits;
    this.stacks = stacks;
    this.clean = clean;
    this.nearness = new Nearness(stacks, clean);
  }

  /** An acquire with what is left of it, and the rule that decided. */
  public record Open(Event acquire, int amount, PairingRule rule) {}

  /**
   * The acquires of a lifecycle that are left over; their amounts add up to the books when these
   * are positive.
   *
   * @param live whether the target is still live: then whoever began it may well still use it, so
   *     the reference of the begin is the last to be called released
   */
  public List<Open> leftovers(Lifecycle lifecycle, boolean live) {
    List<Unit> acquires = new ArrayList<>();
    List<Unit> releases = new ArrayList<>();
    answers.clear();
    for (Event event : lifecycle.events()) {
      if (event.undone() || !event.op().counts() || event.amount() == 0) {
        continue;
      }
      Unit unit = new Unit(event, acquires.size() + releases.size());
      (event.op() == Op.RELEASE ? releases : acquires).add(unit);
    }
    if (acquires.size() == 1) {
      releases.forEach(unit -> answers.put(acquires.get(0).event, unit.event));
      return open(acquires, lifecycle.references(), PairingRule.SINGLE);
    }
    facades = Facades.of(lifecycle.events(), stacks, clean);
    keepers = new Keepers(lifecycle.events(), stacks);
    makings = new Makings(lifecycle.events(), stacks);
    givenBack = new GivenBack(lifecycle.events(), stacks, clean);
    kept = KeptReferences.in(lifecycle.events());
    Map<PairingRule, Integer> used = new EnumMap<>(PairingRule.class);
    List<Unit> taken = acquires.stream().filter(unit -> unit.event.op() == Op.ACQUIRE).toList();
    for (PairingRule rule : PairingRule.values()) {
      if (rule != PairingRule.SINGLE) {
        pair(live && rule == PairingRule.OLDEST ? taken : acquires, releases, rule, false, used);
      }
    }
    pair(acquires, releases, PairingRule.OLDEST, true, used);
    return open(acquires, lifecycle.references(), weakest(used));
  }

  /**
   * Which release answered which acquire, the last one where there were several; acquires left over
   * are not in it. By identity.
   */
  IdentityHashMap<Event, Event> answers(Lifecycle lifecycle) {
    List<Open> open = leftovers(lifecycle, false);
    IdentityHashMap<Event, Event> answered = new IdentityHashMap<>(answers);
    open.forEach(one -> answered.remove(one.acquire()));
    return answered;
  }

  private void pair(
      List<Unit> acquires,
      List<Unit> releases,
      PairingRule rule,
      boolean strangers,
      Map<PairingRule, Integer> used) {
    for (Unit release : releases) {
      if (rule == PairingRule.TWIN && !habits.tellsApart(events(acquires), release.event, clean)) {
        continue;
      }
      while (release.left > 0) {
        Unit acquire = find(acquires, release, rule, strangers);
        if (acquire == null) {
          break;
        }
        int amount = Math.min(acquire.left, release.left);
        acquire.left -= amount;
        release.left -= amount;
        answers.put(acquire.event, release.event);
        used.merge(rule, amount, Integer::sum);
      }
    }
  }

  private Unit find(List<Unit> acquires, Unit release, PairingRule rule, boolean strangers) {
    List<Unit> candidates =
        acquires.stream().filter(one -> mayAnswer(release, one, rule, strangers)).toList();
    Unit best = null;
    double bestFit = 0;
    boolean bestIsNear = false;
    for (Unit acquire : candidates) {
      double fit = fit(acquire.event, release.event, rule);
      boolean lost = isInferred(rule) && keepers.isLost(acquire.event);
      fit *= lost || (isWeak(rule) && kept.contains(acquire.event)) ? AS_A_LAST_RESORT : 1;
      boolean near = fit > 0 && isInferred(rule) && isNear(acquire, release);
      boolean later =
          rule == PairingRule.ACTIVATION
              || (near && (!bestIsNear || nearness.samePlace(acquire.event, best.event)));
      if (fit > bestFit || (fit == bestFit && fit > 0 && later)) {
        best = acquire;
        bestFit = fit;
        bestIsNear = near;
      }
    }
    return best;
  }

  /** Whether nothing that the rule has to heed speaks against the pair. */
  private boolean mayAnswer(Unit release, Unit acquire, PairingRule rule, boolean strangers) {
    if (acquire.left == 0) {
      return false;
    }
    return switch (rule) {
      case HOLDER, OLDEST ->
          strangers
              || !(ofAnotherView(acquire.event, release.event)
                  || givenBack.isTakenMeanwhile(acquire.event, release.event)
                  || makings.areStrangers(acquire.event, release.event)
                  || habits.strangers(acquire.event, release.event, clean));
      case VIEW ->
          !facades.isFacade(acquire.event)
              && !givenBack.isTakenMeanwhile(acquire.event, release.event);
      case ACTIVATION -> acquire.order < release.order; // not an earlier round of the same loop
      default -> true;
    };
  }

  private static boolean isWeak(PairingRule rule) {
    return rule == PairingRule.HOLDER || rule == PairingRule.OLDEST;
  }

  private static boolean isInferred(PairingRule rule) {
    return isWeak(rule) || rule == PairingRule.TWIN;
  }

  private boolean isNear(Unit acquire, Unit release) {
    return acquire.order < release.order && nearness.isNear(acquire.event, release.event);
  }

  /** Whether the reference belongs to a derived object that the release did not go through. */
  private static boolean ofAnotherView(Event acquire, Event release) {
    return acquire.viewId() != 0 && acquire.viewId() != release.viewId();
  }

  private double fit(Event acquire, Event release, PairingRule rule) {
    return switch (rule) {
      case HANDLE -> same(acquire.handleId(), release.handleId());
      case VIEW -> same(acquire.viewId(), release.viewId());
      case TWIN -> habits.together(acquire, release, clean);
      case HOLDER ->
          Math.max(
              same(keepers.taker(acquire), release.holderId()),
              GIVEN * same(keepers.keeper(acquire), release.holderId()));
      case ACTIVATION ->
          acquire.threadId() == release.threadId() && stacks.sameCall(acquire, release, clean)
              ? 1
              : 0;
      case OLDEST -> habits.isKnownSite(acquire, clean) ? 1 : AS_A_LAST_RESORT;
      case SINGLE -> 0;
    };
  }

  private static List<Event> events(List<Unit> units) {
    return units.stream().map(unit -> unit.event).toList();
  }

  private static double same(long one, long other) {
    return one != 0 && one == other ? 1 : 0;
  }

  /** The leftover is only as sure as the weakest rule that decided about its rivals. */
  private static PairingRule weakest(Map<PairingRule, Integer> used) {
    PairingRule weakest = null;
    for (PairingRule rule : used.keySet()) {
      weakest = rule;
    }
    return weakest;
  }

  private static List<Open> open(List<Unit> acquires, int references, PairingRule weakest) {
    boolean handles = acquires.stream().allMatch(unit -> unit.event.handleId() != 0);
    PairingRule rule = weakest;
    if (handles) {
      rule = PairingRule.HANDLE;
    } else if (rule == null) {
      rule = PairingRule.SINGLE; // nothing was given back, so nothing had to be told apart
    }
    List<Open> open = new ArrayList<>();
    int rest = references;
    if (acquires.size() == 1) {
      return rest <= 0 ? open : List.of(new Open(acquires.get(0).event, rest, rule));
    }
    for (Unit unit : acquires) {
      int amount = Math.min(unit.left, Math.max(0, rest));
      if (amount > 0) {
        open.add(new Open(unit.event, amount, rule));
        rest -= amount;
      }
    }
    return open;
  }

  /** An event with the references of it that are not yet paired. */
  private static final class Unit {
    private final Event event;
    private final int order;
    private int left;

    private Unit(Event event, int order) {
      this.event = event;
      this.order = order;
      this.left = event.amount();
    }
  }
}

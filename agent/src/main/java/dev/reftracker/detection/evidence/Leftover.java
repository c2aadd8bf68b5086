package dev.reftracker.detection.evidence;

import dev.reftracker.report.LeakGroup.MissingRelease;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * References of one group of lifecycles that no release answered, all taken by the same acquire of
 * the example. What several rules ask about it is found once.
 */
public final class Leftover {

  private final LifecycleGroup group;
  private final Lifecycle example;
  private final Event acquire;
  private final long references;
  private final PairingRule pairing;
  private final Stacks stacks;
  private HandOverTrail trail;
  private List<Event> way;
  private MissingRelease missing;
  private boolean soughtMissing;
  private List<Event> exits;
  private Parting parting;

  /**
   * What one acquire left over.
   *
   * @param group the lifecycles
   * @param example the one that was looked at; the others did the same at the same places
   * @param acquire the acquire (or begin) left over
   * @param references how many references of the whole group it stands for
   * @param pairing which rule left it over
   * @param stacks resolves its events
   */
  public Leftover(
      LifecycleGroup group,
      Lifecycle example,
      Event acquire,
      long references,
      PairingRule pairing,
      Stacks stacks) {
    this.group = group;
    this.example = example;
    this.acquire = acquire;
    this.references = references;
    this.pairing = pairing;
    this.stacks = stacks;
  }

  /** The lifecycles that left it over. */
  public LifecycleGroup group() {
    return group;
  }

  /** The one of them that was looked at. */
  public Lifecycle example() {
    return example;
  }

  /** The acquire, or begin, that nothing answered. */
  public Event acquire() {
    return acquire;
  }

  /** How many references of the group it stands for. */
  public long references() {
    return references;
  }

  /** The rule that left it over. */
  public PairingRule pairing() {
    return pairing;
  }

  /** Whether nothing was counted after the begin: nobody used the count. */
  public boolean isNeverCounted() {
    return example.foldedEvents() == 0
        && example.events().stream().filter(event -> event.op().counts()).count() == 1;
  }

  /** What happened to the reference after it was taken. */
  public HandOverTrail trail() {
    if (trail == null) {
      Discharges discharges = new Discharges(example.events(), stacks, null);
      trail = new HandOverTrail(example.events(), acquire, stacks).unanswered(discharges);
    }
    return trail;
  }

  /** The acquire and what followed it, without exceptions, oldest first. */
  public List<Event> way() {
    if (way == null) {
      way = new ArrayList<>();
      way.add(acquire);
      for (Event event : trail().events()) {
        if (event.op() != Op.EXCEPTION) {
          way.add(event);
        }
      }
    }
    return way;
  }

  /** Where healthy twins were released and this was not, or null. */
  public MissingRelease missing(Evidence evidence) {
    if (!soughtMissing) {
      missing = evidence.twins().missingRelease(group, example, evidence.clean(group));
      soughtMissing = true;
    }
    return missing;
  }

  /** The exceptions by which it was lost, innermost method first; empty for none. */
  public List<Event> exits(Evidence evidence) {
    if (exits == null) {
      exits = Exits.of(this, evidence);
    }
    return exits;
  }

  /** Where its way parts from those that were given back. */
  public Parting parting(Evidence evidence) {
    if (parting == null) {
      parting = Parting.of(this, evidence);
    }
    return parting;
  }
}

package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.concurrent.atomic.LongAdder;

/** A woven method as the hooks need it: its rule, its type, its totals. */
final class MethodInfo {

  /** The number of {@link WovenMethod#success} that every result meets. */
  static final int ALWAYS = 0;

  /**
   * The number of {@link WovenMethod#success} and {@link WovenMethod#ends} that no result meets.
   */
  static final int NEVER = 5;

  final int id;
  final WovenMethod rule;
  final TypeInfo type;

  // What each release asks of the rule, where it is at hand.
  final boolean idempotent;
  final int success;
  final int ends;

  private final Tally tally;

  /** References it moved beyond one per call; negative where it moved less. */
  private final LongAdder beyond = new LongAdder();

  /** Whether it is a constructor that begins: a target of it has one life only. */
  final boolean constructor;

  /** Whether each call makes an event that counts. */
  final boolean movesReferences;

  MethodInfo(int id, WovenMethod rule, TypeInfo type, Tally tally) {
    this.id = id;
    this.rule = rule;
    this.type = type;
    this.idempotent = rule.idempotent();
    this.success = rule.success();
    this.ends = rule.ends();
    this.tally = tally;
    String role = rule.role();
    this.movesReferences = role.equals("begin") || role.equals("acquire") || role.equals("release");
    this.constructor = rule.method().startsWith("<init>");
  }

  /** It counted once, and moved so many references. */
  void count(ThreadState s, int amount) {
    tally.add(s, Totals.CALLS + id, 1);
    if (amount != 1) {
      beyond.add(amount - 1L);
    }
  }

  /** Takes back what {@link #count} counted. */
  void uncount(ThreadState s, int amount) {
    tally.add(s, Totals.CALLS + id, -1);
    if (amount != 1) {
      beyond.add(1L - amount);
    }
  }

  /** Whether the result of this release says anything that its entry has not booked. */
  boolean tells(int result) {
    return success != ALWAYS || counts(ends, result);
  }

  /** How often it counted. */
  long calls() {
    return tally.sum(Totals.CALLS + id);
  }

  /** References moved. */
  long references() {
    return calls() + beyond.sum();
  }

  /**
   * Whether {@code result} counts by a rule of {@link WovenMethod#success} or {@link
   * WovenMethod#ends}.
   */
  static boolean counts(int rule, int result) {
    return switch (rule) {
      case ALWAYS -> true;
      case 1, 2 -> result != 0; // true; non-null comes as 1
      case 3 -> result >= 0;
      case 4 -> result == 0;
      default -> false;
    };
  }
}

package dev.reftracker.matching;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What became of the rules so far: matched, woven, refused, or nothing. Thread-safe: classes load
 * on any thread.
 */
public final class MatchReport implements Consumer<String> {

  private static final int MAX_FAILURES_KEPT = 100;

  private final List<TypeRule> types;
  private final Set<MatchedMethod> methods = new LinkedHashSet<>();
  private final List<String> failures = new ArrayList<>();
  private final AtomicInteger failureCount = new AtomicInteger();

  /** A report in which no rule has matched yet. */
  public MatchReport(List<TypeRule> types) {
    this.types = List.copyOf(types);
  }

  /**
   * Notes a method that was found: woven when it has no refusal. The same class in two loaders is
   * noted once.
   */
  public void note(MatchedMethod method) {
    synchronized (methods) {
      methods.add(method);
    }
  }

  /** The same as {@link #failed}. */
  @Override
  public void accept(String line) {
    failed(line);
  }

  /**
   * Notes a class that stays as it was because something failed; {@code line} says which and why.
   */
  public void failed(String line) {
    failureCount.incrementAndGet();
    synchronized (failures) {
      if (failures.size() < MAX_FAILURES_KEPT) {
        failures.add(line);
      }
    }
  }

  /** Every method found, woven and refused, in the order found. */
  public List<MatchedMethod> methods() {
    synchronized (methods) {
      return List.copyOf(methods);
    }
  }

  /** How many classes stayed as they were because something failed. */
  public int failureCount() {
    return failureCount.get();
  }

  /** The first failures, a line each. */
  public List<String> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  /**
   * The rules that have matched no method yet; count accessors are never woven and not among them.
   */
  public List<Unmatched> unmatched() {
    List<MatchedMethod> found = methods();
    List<Unmatched> unmatched = new ArrayList<>();
    for (TypeRule type : types) {
      for (MethodRule rule : type.methods()) {
        if (rule.role() != Role.COUNT && !hasMatched(type, rule, found)) {
          unmatched.add(new Unmatched(type, rule));
        }
      }
    }
    return unmatched;
  }

  /** The very rule, as in {@link MatchedMethod#equals}. */
  private static boolean hasMatched(TypeRule type, MethodRule rule, List<MatchedMethod> found) {
    for (MatchedMethod method : found) {
      if (method.type() == type && method.rule() == rule) {
        return true;
      }
    }
    return false;
  }

  /**
   * A rule that has matched nothing.
   *
   * @param type its type
   * @param rule the rule
   */
  public record Unmatched(TypeRule type, MethodRule rule) {}
}

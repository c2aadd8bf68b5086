package dev.reftracker.detection.evidence;

import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What a rule file says about the frames around one tracked type.
 *
 * @param transparent tells whether a frame (class name with dots, method name) says nothing about
 *     who wants the reference
 * @param countingClass tells the classes that declare counting methods
 * @param roleNames names of the counting methods: a method so named elsewhere is a delegate
 * @param countNames names of the methods that return the count
 * @param harmlessClass tells the classes of targets that hold nothing but what the garbage
 *     collector frees, as long as nothing is counted on them after their begin
 * @param harmlessBegin tells the frames that say the same of a target whose begin's stack has one
 * @param handlers tells the methods that are given messages: their callers are machinery
 */
public record TypeHints(
    BiPredicate<String, String> transparent,
    Predicate<String> countingClass,
    Set<String> roleNames,
    Set<String> countNames,
    Predicate<String> harmlessClass,
    BiPredicate<String, String> harmlessBegin,
    BiPredicate<String, String> handlers) {

  /** Hints of a type that nothing is known about. */
  public static final TypeHints NONE =
      new TypeHints(
          (type, method) -> false,
          type -> false,
          Set.of(),
          Set.of(),
          type -> false,
          (type, method) -> false,
          (type, method) -> false);
}

package dev.reftracker.detection;

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
 * @param handlers tells the methods that are given messages: their callers are machinery
 */
public record TypeHints(
    BiPredicate<String, String> transparent,
    Predicate<String> countingClass,
    Set<String> roleNames,
    BiPredicate<String, String> handlers) {

  /** Hints of a type that nothing is known about. */
  public static final TypeHints NONE =
      new TypeHints((type, method) -> false, type -> false, Set.of(), (type, method) -> false);
}

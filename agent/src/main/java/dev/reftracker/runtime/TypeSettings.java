package dev.reftracker.runtime;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What the tracker must know of one tracked type beyond its woven methods. The predicates are asked
 * rarely (once per class or stack) and on application threads; they must not touch tracked objects.
 *
 * @param name the type's name in reports
 * @param excludedClass runtime classes (binary names) of targets that are never counted; null for
 *     none
 * @param excludedBegin frames (class name, method) that exclude a target when its begin's stack has
 *     one; null for none
 * @param excludeClassInitialisers whether targets begun below a class initialiser are never counted
 * @param labelledByCreator whether the target is a helper, and the class whose constructor made it
 *     is reported instead
 * @param countMethod name of the count accessor, without parameters and returning a number; null
 *     for none
 * @param owned whether rules tell which owner a target belongs to
 */
public record TypeSettings(
    String name,
    Predicate<String> excludedClass,
    BiPredicate<String, String> excludedBegin,
    boolean excludeClassInitialisers,
    boolean labelledByCreator,
    String countMethod,
    boolean owned) {

  /** A type whose targets belong to no known owner. */
  public TypeSettings(
      String name,
      Predicate<String> excludedClass,
      BiPredicate<String, String> excludedBegin,
      boolean excludeClassInitialisers,
      boolean labelledByCreator,
      String countMethod) {
    this(
        name,
        excludedClass,
        excludedBegin,
        excludeClassInitialisers,
        labelledByCreator,
        countMethod,
        false);
  }

  /** A type without exclusions, labels or accessor. */
  public static TypeSettings plain(String name) {
    return new TypeSettings(name, null, null, false, false, null);
  }
}

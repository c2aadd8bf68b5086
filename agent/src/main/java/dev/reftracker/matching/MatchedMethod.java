package dev.reftracker.matching;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.TypeRule;

/**
 * A method of a class that a rule names.
 *
 * @param type the rule's type
 * @param rule what the method does
 * @param className declaring class, binary name with dots
 * @param methodName the method's name
 * @param descriptor its descriptor
 * @param refusal why it cannot be woven, one clause; null when it can
 */
public record MatchedMethod(
    TypeRule type,
    MethodRule rule,
    String className,
    String methodName,
    String descriptor,
    String refusal) {

  /** The same match, refused for a reason found later. */
  public MatchedMethod refused(String reason) {
    return new MatchedMethod(type, rule, className, methodName, descriptor, reason);
  }
}

package dev.reftracker.matching;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.TypeRule;
import java.util.Objects;

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

  /**
   * Whether it is the same method matched by the very same rule. Rules are not compared by content:
   * a record's own way to do that costs the start of a program more than all the rest of the agent.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof MatchedMethod that
        && type == that.type
        && rule == that.rule
        && className.equals(that.className)
        && methodName.equals(that.methodName)
        && descriptor.equals(that.descriptor)
        && Objects.equals(refusal, that.refusal);
  }

  @Override
  public int hashCode() {
    return className.hashCode() + 31 * methodName.hashCode() + 961 * descriptor.hashCode();
  }
}

package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import dev.reftracker.weaving.HookIds.SiteKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Decides which calls are announced: of counting methods (on the target, a view or a carrier, or
 * through a static helper) and of factories. Made for one class being woven; not thread-safe.
 */
final class CallSiteRules {

  private static final Set<Role> ANNOUNCED =
      EnumSet.of(Role.BEGIN, Role.ACQUIRE, Role.RELEASE, Role.TOUCH);

  private final List<TypeRule> rules;
  private final HandOverTypes types;

  CallSiteRules(List<TypeRule> rules, HandOverTypes types) {
    this.rules = List.copyOf(rules);
    this.types = types;
  }

  /**
   * How {@code call} is announced; null when it is not. Calls of a constructor are taken to follow
   * a {@code new}.
   */
  CallSite of(MethodInsnNode call) {
    if (call.owner.startsWith("[") || call.owner.startsWith("java/")) {
      return null;
    }
    Type[] arguments = Type.getArgumentTypes(call.desc);
    if (call.name.equals("<init>")) {
      return types.isTracked(call.owner)
          ? CallSite.of(SiteKind.FACTORY, CallSite.NOT_AT_HAND)
          : null;
    }
    MethodRule rule = counting(call.owner, call.name, arguments);
    return rule != null ? counting(call, rule, arguments) : helper(call, arguments);
  }

  /** Whether the method is one that changes the count, or an override or delegate of one. */
  boolean isCounting(String owner, String name, String descriptor) {
    return counting(owner, name, Type.getArgumentTypes(descriptor)) != null;
  }

  /** Whether the call gives the caller a target: a factory, an accessor, or an acquire. */
  boolean yieldsTarget(MethodInsnNode call) {
    if (call.name.equals("<init>")) {
      return types.isTracked(call.owner);
    }
    if (types.isHandedOver(Type.getReturnType(call.desc))) {
      return true;
    }
    MethodRule rule = counting(call.owner, call.name, Type.getArgumentTypes(call.desc));
    return rule != null && rule.role() == Role.ACQUIRE;
  }

  private MethodRule counting(String owner, String name, Type[] arguments) {
    if (name.equals("<init>")) {
      return null; // a constructor makes a target, it does not delegate to one
    }
    for (TypeRule type : rules) {
      for (MethodRule rule : type.methods()) {
        if (ANNOUNCED.contains(rule.role())
            && rule.name().equals(name)
            && parametersMatch(rule.parameters(), arguments)
            && types.isCounted(owner, type)) {
          return rule;
        }
      }
    }
    return null;
  }

  private static CallSite counting(MethodInsnNode call, MethodRule rule, Type[] arguments) {
    ValueSource subject = rule.subject();
    return switch (subject.kind()) {
      case ARGUMENT -> CallSite.of(SiteKind.CALL, slotsAbove(arguments, subject.value()));
      case RETURN -> CallSite.of(SiteKind.FACTORY, receiver(call, arguments));
      default -> CallSite.of(SiteKind.CALL, receiver(call, arguments));
    };
  }

  private CallSite helper(MethodInsnNode call, Type[] arguments) {
    boolean facade = isTransparent(call.owner, call.name);
    if (types.isHandedOver(Type.getReturnType(call.desc))) {
      boolean factory = facade || types.isHandedOver(Type.getObjectType(call.owner));
      if (!factory) {
        return null;
      }
      boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
      return CallSite.of(
          SiteKind.FACTORY,
          isStatic ? firstArgument(arguments, types::isHandedOver) : receiver(call, arguments));
    }
    if (!facade || call.getOpcode() != Opcodes.INVOKESTATIC) {
      return null;
    }
    for (Type argument : arguments) {
      if (mayBeTarget(argument)) {
        return CallSite.of(SiteKind.CALL, firstArgument(arguments, this::mayBeTarget));
      }
    }
    return null;
  }

  private boolean mayBeTarget(Type type) {
    return type.getDescriptor().equals("Ljava/lang/Object;") || types.isHandedOver(type);
  }

  /** Whether frames of the method say nothing about who wants a reference. */
  boolean isTransparent(String owner, String method) {
    String className = owner.replace('/', '.');
    for (TypeRule type : rules) {
      for (FramePattern pattern : type.transparent()) {
        if (pattern.matches(className, method)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int receiver(MethodInsnNode call, Type[] arguments) {
    return call.getOpcode() == Opcodes.INVOKESTATIC
        ? CallSite.NOT_AT_HAND
        : slotsAbove(arguments, -1);
  }

  private static int firstArgument(Type[] arguments, Predicate<Type> wanted) {
    for (int i = 0; i < arguments.length; i++) {
      if (wanted.test(arguments[i])) {
        return slotsAbove(arguments, i);
      }
    }
    return CallSite.NOT_AT_HAND;
  }

  private static int slotsAbove(Type[] arguments, int index) {
    int slots = 0;
    for (int i = index + 1; i < arguments.length; i++) {
      slots += arguments[i].getSize();
    }
    return slots;
  }

  private static boolean parametersMatch(List<String> wanted, Type[] arguments) {
    if (wanted == null) {
      return true;
    }
    if (wanted.size() != arguments.length) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      String actual = arguments[i].getClassName();
      String name = wanted.get(i);
      if (!actual.equals(name) && !actual.endsWith("." + name) && !actual.endsWith("$" + name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether {@code pattern} names the class or one of its supertypes, as the loader of the woven
   * class sees them.
   */
  @FunctionalInterface
  interface Subtypes {
    boolean isSubtype(String internalName, ClassPattern pattern);
  }
}

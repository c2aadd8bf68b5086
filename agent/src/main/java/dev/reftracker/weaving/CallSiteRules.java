package dev.reftracker.weaving;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.weaving.HookIds.SiteKind;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Decides which calls are announced: of counting methods (on the target, a view or a carrier, or
 * through a static helper) and of factories. Serves the classes of one loader; thread-safe.
 */
final class CallSiteRules {

  private static final int NONE = CallSite.NOT_AT_HAND;

  private final HandOverTypes types;
  private final CallSiteFactories factories;
  private final CallSiteHelpers helpers;
  private final CountingMethods counting;
  private final TransparentCode transparent;

  CallSiteRules(
      List<TypeRule> rules,
      HandOverTypes types,
      CallSiteFactories factories,
      CallSiteHelpers helpers) {
    this.types = types;
    this.factories = factories;
    this.helpers = helpers;
    this.counting = new CountingMethods(rules, types);
    this.transparent = new TransparentCode(rules);
  }

  /** Which code says nothing about who wants a reference. */
  TransparentCode transparent() {
    return transparent;
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
    MethodRule rule = counting.find(call.owner, call.name, arguments);
    return rule != null ? announced(call, rule, arguments) : helper(call, arguments);
  }

  /** Whether calls of this method, on an object, may count; {@link #of} decides on each. */
  boolean mayCount(ClassLook.MethodReference called) {
    return counting.names().contains(called.name())
        && !called.owner().startsWith("[")
        && !called.owner().startsWith("java/")
        && !types.countedBy(called.owner()).isEmpty();
  }

  /** Whether this static method may be a helper that counts what it is given. */
  boolean mayHelp(ClassLook.MethodReference called) {
    String owner = called.owner();
    return !owner.startsWith("[")
        && !owner.startsWith("java/")
        && called.descriptor().indexOf('L') > 0
        && transparent.covers(owner, called.name())
        && firstPossibleTarget(Type.getArgumentTypes(called.descriptor())) != NONE
        && helpers.mayCall(owner, called.name(), called.descriptor(), counting.names());
  }

  /** Whether calls of this method may give their caller a target; see {@link #yieldsTarget}. */
  boolean mayYieldTarget(ClassLook.MethodReference called) {
    String owner = called.owner();
    if (called.name().equals("<init>")) {
      return types.isTracked(owner);
    }
    String descriptor = called.descriptor();
    return descriptor.endsWith(";")
        && descriptor.charAt(descriptor.lastIndexOf(')') + 1) == 'L'
        && types.isHandedOver(Type.getReturnType(descriptor))
        && factories.mayMake(owner, called.name(), descriptor);
  }

  /** Whether the method is one that changes the count, or an override or delegate of one. */
  boolean isCounting(String owner, String name, String descriptor) {
    return counting.names().contains(name)
        && counting.find(owner, name, Type.getArgumentTypes(descriptor)) != null;
  }

  /** Whether the call gives the caller a target: a factory, an accessor, or an acquire. */
  boolean yieldsTarget(MethodInsnNode call) {
    if (call.name.equals("<init>")) {
      return types.isTracked(call.owner);
    }
    if (types.isHandedOver(Type.getReturnType(call.desc))
        && factories.mayMake(call.owner, call.name, call.desc)) {
      return true;
    }
    MethodRule rule = counting.find(call.owner, call.name, Type.getArgumentTypes(call.desc));
    return rule != null && rule.role() == Role.ACQUIRE;
  }

  private static CallSite announced(MethodInsnNode call, MethodRule rule, Type[] arguments) {
    ValueSource subject = rule.subject();
    int slotsAbove =
        subject.kind() == ValueSource.Kind.ARGUMENT
            ? CallSite.slotsAbove(arguments, subject.value())
            : receiver(call, arguments);
    return CallSite.of(
        subject.kind() == ValueSource.Kind.RETURN ? SiteKind.FACTORY : SiteKind.CALL,
        slotsAbove,
        rule.role() == Role.BEGIN,
        rule.role() == Role.TOUCH);
  }

  private CallSite helper(MethodInsnNode call, Type[] arguments) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    if (types.isHandedOver(Type.getReturnType(call.desc))) {
      boolean offered =
          types.isHandedOver(Type.getObjectType(call.owner))
              || transparent.covers(call.owner, call.name);
      if (!offered || !factories.mayMake(call.owner, call.name, call.desc)) {
        return null;
      }
      return CallSite.of(
          SiteKind.FACTORY, isStatic ? firstHandedOver(arguments) : receiver(call, arguments));
    }
    int target = isStatic ? firstPossibleTarget(arguments) : NONE;
    return target == NONE
            || !transparent.covers(call.owner, call.name)
            || !helpers.mayCall(call.owner, call.name, call.desc, counting.names())
        ? null
        : CallSite.of(
            SiteKind.CALL,
            target,
            false,
            !helpers.mayCall(call.owner, call.name, call.desc, counting.movingNames()));
  }

  private boolean mayBeTarget(Type type) {
    return type.getDescriptor().equals("Ljava/lang/Object;") || types.isHandedOver(type);
  }

  private static int receiver(MethodInsnNode call, Type[] arguments) {
    return call.getOpcode() == Opcodes.INVOKESTATIC ? NONE : CallSite.slotsAbove(arguments, -1);
  }

  private int firstHandedOver(Type[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (types.isHandedOver(arguments[i])) {
        return CallSite.slotsAbove(arguments, i);
      }
    }
    return NONE;
  }

  private int firstPossibleTarget(Type[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (mayBeTarget(arguments[i])) {
        return CallSite.slotsAbove(arguments, i);
      }
    }
    return NONE;
  }
}

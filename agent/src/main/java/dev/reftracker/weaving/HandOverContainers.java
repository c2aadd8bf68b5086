package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Tells whether a class is a container, a tracked class that can itself be given targets, and which
 * of its methods are uses of it. Taking a target only to copy from it does not count: what the
 * counting class itself or its supertypes declare is the business of every target. Made for one
 * class being woven.
 */
final class HandOverContainers {

  private static final int NO_USE = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

  private final boolean container;
  private final boolean holder;

  HandOverContainers(
      ClassToWeave type,
      List<TypeRule> rules,
      HandOverTypes types,
      HandOverHolders holders,
      ClassFiles files) {
    this.container = isContainer(type, rules, types, files);
    this.holder = holders.isHolder(type.look());
  }

  /** Whether objects of the class may keep a target for a while, and are none themselves. */
  boolean isHolder() {
    return holder;
  }

  /** Whether the method is public, and its class a container. */
  boolean isUse(int access, String name) {
    return container
        && (access & Opcodes.ACC_PUBLIC) != 0
        && (access & Opcodes.ACC_STATIC) == 0
        && !name.equals("<init>");
  }

  private static boolean isContainer(
      ClassToWeave type, List<TypeRule> rules, HandOverTypes types, ClassFiles files) {
    String name = type.look().name();
    if (!types.isTracked(name)
        || TransparentCode.isDeclaring(name, rules)
        || isExcluded(name, rules)) {
      return false;
    }
    Set<String> takers = new HashSet<>();
    for (MethodLook method : type.look().methods()) {
      if (isPublic(method) && takesTarget(method, types)) {
        takers.add(signature(method));
      }
    }
    if (takers.isEmpty()) {
      return false;
    }
    boolean inherited = false;
    String superName = type.look().superName();
    while (superName != null && !superName.equals("java/lang/Object")) {
      ClassLook look = files.look(superName, type.loader());
      if (look == null) {
        return false; // cannot be told: say nothing rather than too much
      }
      inherited |= TransparentCode.isDeclaring(superName, rules);
      if (inherited) {
        for (MethodLook method : look.methods()) {
          if (isPublic(method)) {
            takers.remove(signature(method));
          }
        }
      }
      superName = look.superName();
    }
    return !takers.isEmpty();
  }

  /** The tracker knows no object of such a class, hence no use of one. */
  private static boolean isExcluded(String internalName, List<TypeRule> rules) {
    String className = internalName.replace('/', '.');
    for (TypeRule rule : rules) {
      for (ClassPattern excluded : rule.excludedClasses()) {
        if (excluded.matches(className)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPublic(MethodLook method) {
    return (method.access() & NO_USE) == 0
        && (method.access() & Opcodes.ACC_PUBLIC) != 0
        && !method.name().equals("<init>");
  }

  private static boolean takesTarget(MethodLook method, HandOverTypes types) {
    for (Type argument : method.parameters()) {
      if (types.isHandedOver(argument)) {
        return true;
      }
    }
    return false;
  }

  /** Name and parameters: an override may narrow the result. */
  private static String signature(MethodLook method) {
    String descriptor = method.descriptor();
    return method.name().concat(descriptor.substring(0, descriptor.indexOf(')')));
  }
}

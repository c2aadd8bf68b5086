package dev.reftracker.weaving;

import dev.reftracker.config.TypeRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells whether a class is a container, a tracked class that can itself be given targets, and which
 * of its methods are uses of it. Taking a target only to copy from it does not count: what the
 * counting class itself or its supertypes declare is the business of every target. Made for one
 * class being woven.
 */
final class HandOverContainers {

  private final boolean container;

  HandOverContainers(ClassToWeave type, List<TypeRule> rules, HandOverTypes types) {
    this.container = isContainer(type, rules, types);
  }

  /** Whether the method is public, and its class a container. */
  boolean isUse(CallSiteMethod method) {
    MethodNode node = method.node();
    return container
        && (node.access & Opcodes.ACC_PUBLIC) != 0
        && (node.access & Opcodes.ACC_STATIC) == 0
        && !method.isConstructor();
  }

  private static boolean isContainer(ClassToWeave type, List<TypeRule> rules, HandOverTypes types) {
    if (!types.isTracked(type.look().name()) || isDeclaring(type.look().name(), rules)) {
      return false;
    }
    Set<String> takers = new HashSet<>();
    methods(
        type.look().reader(),
        (name, descriptor) -> {
          for (Type argument : Type.getArgumentTypes(descriptor)) {
            if (types.isHandedOver(argument)) {
              takers.add(signature(name, descriptor));
            }
          }
        });
    if (takers.isEmpty()) {
      return false;
    }
    boolean inherited = false;
    String superName = type.look().superName();
    while (superName != null && !superName.equals("java/lang/Object")) {
      ClassReader reader = read(superName, type.loader());
      if (reader == null) {
        return false; // cannot be told: say nothing rather than too much
      }
      inherited |= isDeclaring(superName, rules);
      if (inherited) {
        methods(reader, (name, descriptor) -> takers.remove(signature(name, descriptor)));
      }
      superName = reader.getSuperName();
    }
    return !takers.isEmpty();
  }

  private static boolean isDeclaring(String internalName, List<TypeRule> rules) {
    String className = internalName.replace('/', '.');
    return rules.stream().map(TypeRule::declaringClass).anyMatch(p -> p.matches(className));
  }

  /** Name and parameters: an override may narrow the result. */
  private static String signature(String name, String descriptor) {
    return name + descriptor.substring(0, descriptor.indexOf(')'));
  }

  private static void methods(ClassReader reader, BiConsumer<String, String> publicMethods) {
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String generic, String[] exceptions) {
            boolean own = (access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0;
            if (own && (access & Opcodes.ACC_PUBLIC) != 0 && !name.equals("<init>")) {
              publicMethods.accept(name, descriptor);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  private static ClassReader read(String internalName, ClassLoader loader) {
    try (InputStream file = loader.getResourceAsStream(internalName + ".class")) {
      return file == null ? null : new ClassReader(file);
    } catch (IOException | RuntimeException e) {
      return null; // a loader that cannot say: no container
    }
  }
}

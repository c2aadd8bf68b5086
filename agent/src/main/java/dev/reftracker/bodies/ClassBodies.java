package dev.reftracker.bodies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of the program as their files have them, each read once. */
final class ClassBodies {

  /** A generated parser may be larger than it is worth. */
  private static final int MAX_INSTRUCTIONS = 4_000;

  /** Of a class file: a larger one takes too long to read. */
  private static final int MAX_BYTES = 150_000;

  private final Function<String, byte[]> files;
  private final Map<String, Optional<ClassNode>> read = new HashMap<>();

  ClassBodies(Function<String, byte[]> files) {
    this.files = files;
  }

  /** A class by its name with dots; null where its file cannot be had. */
  ClassNode type(String className) {
    return read.computeIfAbsent(className, name -> Optional.ofNullable(parse(name))).orElse(null);
  }

  private ClassNode parse(String className) {
    byte[] file = files.apply(className);
    if (file == null || file.length > MAX_BYTES) {
      return null;
    }
    try {
      ClassNode node = new ClassNode();
      new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
      return node;
    } catch (RuntimeException e) {
      return null; // no class file that we know
    }
  }

  /** The method of that name and descriptor, inherited ones too; null for none with code. */
  Found method(String className, String name, String descriptor) {
    String owner = className;
    for (int up = 0; owner != null && up < 8 && !owner.startsWith("java."); up++) {
      ClassNode type = type(owner);
      if (type == null) {
        return null;
      }
      for (MethodNode method : type.methods) {
        if (method.name.equals(name) && method.desc.equals(descriptor)) {
          return hasCode(method) ? new Found(type, method) : null;
        }
      }
      owner = type.superName == null ? null : type.superName.replace('/', '.');
    }
    return null;
  }

  /** The method of a frame: of overloads that which has the line; null for none. */
  Found method(String className, String name, int line) {
    ClassNode type = type(className);
    MethodNode best = null;
    for (MethodNode method : type == null ? List.<MethodNode>of() : type.methods) {
      boolean bridge = (method.access & Opcodes.ACC_BRIDGE) != 0;
      if (isNamed(method, name)
          && hasCode(method)
          && !bridge
          && (best == null || (hasLine(method, line) && !hasLine(best, line)))) {
        best = method;
      }
    }
    return best == null ? null : new Found(type, best);
  }

  /** The same, but null where none of that name has the line. */
  Found methodWith(String className, String name, int line) {
    Found found = method(className, name, line);
    return found != null && hasLine(found.method(), line) ? found : null;
  }

  /** A lambda goes by the name of the method that wrote it. */
  private static boolean isNamed(MethodNode method, String name) {
    return method.name.equals(name) || method.name.startsWith("lambda$" + name + '$');
  }

  private static boolean hasCode(MethodNode method) {
    int size = method.instructions.size();
    return size > 0 && size <= MAX_INSTRUCTIONS;
  }

  private static boolean hasLine(MethodNode method, int line) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode number && number.line == line) {
        return true;
      }
    }
    return false;
  }

  /** A method with code and its class. */
  record Found(ClassNode type, MethodNode method) {}
}

package dev.reftracker.weaving;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the names and descriptors of the methods that each method of a class calls. */
final class CalledNames extends ClassVisitor {

  private final Map<String, Set<String>> names = new HashMap<>();

  private CalledNames() {
    super(Opcodes.ASM9);
  }

  /**
   * The methods called, by the name and descriptor of the caller.
   *
   * @param file the class file; null for a class without one
   * @return empty when the file cannot be read
   */
  static Map<String, Set<String>> in(byte[] file) {
    CalledNames called = new CalledNames();
    try {
      if (file != null) {
        new ClassReader(file).accept(called, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      }
      return called.names;
    } catch (RuntimeException e) {
      return Map.of(); // newer than ASM knows, or no class file
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String caller, String signature, String generic, String[] exceptions) {
    Set<String> all = new HashSet<>();
    names.put(caller.concat(signature), all);
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        all.add(name.concat(descriptor));
      }
    };
  }
}

package dev.reftracker.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the methods of a class that have one of some names. */
final class MethodsByName extends ClassVisitor {

  private final Set<String> names;
  private final List<DeclaredMethod> found = new ArrayList<>();

  private MethodsByName(Set<String> names) {
    super(Opcodes.ASM9);
    this.names = names;
  }

  /** The methods in the order of the class file. */
  static List<DeclaredMethod> in(ClassLook look, Set<String> names) {
    MethodsByName visitor = new MethodsByName(names);
    look.reader().accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return visitor.found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (!names.contains(name)) {
      return null;
    }
    DeclaredMethod method = new DeclaredMethod(access, name, descriptor);
    found.add(method);
    return new BodyScan(method);
  }
}

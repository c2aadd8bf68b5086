package dev.reftracker.bodies;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Reads descriptors and generic signatures. */
final class Signatures {

  private Signatures() {}

  /** The part of a method's descriptor in parentheses. */
  static String arguments(String descriptor) {
    return descriptor.substring(0, descriptor.indexOf(')') + 1);
  }

  /** The classes outside the JDK that a signature names, with dots. */
  static List<String> classes(String signature) {
    List<String> classes = new ArrayList<>();
    SignatureVisitor visitor =
        new SignatureVisitor(Opcodes.ASM9) {
          @Override
          public void visitClassType(String name) {
            if (!JdkCalls.isJdk(name)) {
              classes.add(name.replace('/', '.'));
            }
          }
        };
    if (signature.startsWith("<") || signature.startsWith("(")) {
      new SignatureReader(signature).accept(visitor);
    } else {
      new SignatureReader(signature).acceptType(visitor);
    }
    return classes;
  }
}

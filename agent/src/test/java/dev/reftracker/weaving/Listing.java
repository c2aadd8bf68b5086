package dev.reftracker.weaving;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * The instructions of one method as text, with the bridge under the name that it has in the shipped
 * jar.
 */
final class Listing {

  private Listing() {}

  static String of(byte[] classFile, String methodAndDescriptor) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_DEBUG);
    for (MethodNode method : type.methods) {
      if ((method.name + method.desc).equals(methodAndDescriptor)) {
        Textifier text = new Textifier();
        method.accept(new TraceMethodVisitor(text));
        StringWriter lines = new StringWriter();
        text.print(new PrintWriter(lines, true));
        return lines.toString().replace(Bridge.NAME, "java/lang/RefTrackerBridge");
      }
    }
    throw new IllegalArgumentException("no method " + methodAndDescriptor);
  }
}

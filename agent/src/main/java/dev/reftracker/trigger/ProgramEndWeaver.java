package dev.reftracker.trigger;

import dev.reftracker.bridge.RefTrackerBridge;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves {@link RefTrackerBridge#programEnds} into the entry of the JDK's methods that end a
 * program.
 */
final class ProgramEndWeaver implements ClassFileTransformer {

  private static final String BRIDGE = Type.getInternalName(RefTrackerBridge.class);
  private static final int STATUS_SLOT = 1;

  private final boolean withStatus;

  /**
   * @param withStatus whether the methods that only tell the status are woven too
   */
  ProgramEndWeaver(boolean withStatus) {
    this.withStatus = withStatus;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader != null || !("java/lang/Runtime".equals(name) || "java/lang/Thread".equals(name))) {
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new EntryVisitor(name, writer), 0);
    return writer.toByteArray();
  }

  /** Which of the methods it is, or -1. */
  private int how(String className, String method, String descriptor) {
    boolean runtime = className.endsWith("/Runtime");
    if (runtime && method.equals("halt") && descriptor.equals("(I)V")) {
      return ProgramEnd.HALT;
    }
    if (runtime && withStatus && method.equals("exit") && descriptor.equals("(I)V")) {
      return ProgramEnd.EXIT;
    }
    boolean uncaught = !runtime && method.equals("dispatchUncaughtException");
    return withStatus && uncaught ? ProgramEnd.UNCAUGHT : -1;
  }

  private final class EntryVisitor extends ClassVisitor {
    private final String className;

    EntryVisitor(String className, ClassVisitor next) {
      super(Opcodes.ASM9, next);
      this.className = className;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      int how = how(className, name, descriptor);
      return how < 0 ? next : new Entry(next, how);
    }
  }

  private static final class Entry extends MethodVisitor {
    private final int how;

    Entry(MethodVisitor next, int how) {
      super(Opcodes.ASM9, next);
      this.how = how;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      boolean hasStatus = how != ProgramEnd.UNCAUGHT;
      if (hasStatus) {
        visitVarInsn(Opcodes.ILOAD, STATUS_SLOT);
      } else {
        visitInsn(Opcodes.ICONST_1);
      }
      visitInsn(Opcodes.ICONST_0 + how);
      visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "programEnds", "(II)I", false);
      if (hasStatus) {
        visitVarInsn(Opcodes.ISTORE, STATUS_SLOT);
      } else {
        visitInsn(Opcodes.POP);
      }
    }
  }
}

package example.bench;

import java.lang.reflect.Method;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Leaks a million references taken at a thousand places, and ends: how long does the report take?
 */
public final class ManyLeaks extends ClassLoader {

  private static final int PLACES = 1_000;
  private static final String OWNER = "example/generated/Leaker";
  private static final String COUNTED = "example/bench/Counted";

  private ManyLeaks() {
    super(ManyLeaks.class.getClassLoader());
  }

  /** First argument: how many references; with a second, the heap in use is told once collected. */
  public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
    byte[] file = file();
    Class<?> leaker = new ManyLeaks().defineClass(OWNER.replace('/', '.'), file, 0, file.length);
    Method leak = leaker.getMethod("leak", int.class);
    int references = Integer.parseInt(args[0]);
    for (int i = 0; i < references; i++) {
      leak.invoke(null, i % PLACES);
    }
    Out.say("planted", references);
    if (args.length > 1) {
      Out.say("usedMebibytes", Memory.used() >> 20);
    }
    Out.say("mainEndedAtMillis", System.currentTimeMillis());
  }

  /** One method with a line for each place. */
  private static byte[] file() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, OWNER, null, "java/lang/Object", null);
    writer.visitSource("Leaker.java", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "leak", "(I)V", null, null);
    code.visitCode();
    Label[] cases = new Label[PLACES];
    for (int i = 0; i < PLACES; i++) {
      cases[i] = new Label();
    }
    Label none = new Label();
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitTableSwitchInsn(0, PLACES - 1, none, cases);
    for (int i = 0; i < PLACES; i++) {
      code.visitLabel(cases[i]);
      code.visitLineNumber(10 + i, cases[i]);
      code.visitTypeInsn(Opcodes.NEW, COUNTED);
      code.visitInsn(Opcodes.DUP);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, COUNTED, "<init>", "()V", false);
      code.visitInsn(Opcodes.POP);
      code.visitInsn(Opcodes.RETURN);
    }
    code.visitLabel(none);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

package example.bench;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Loads 5 000 classes that no rule matches. */
public final class ClassLoading extends ClassLoader {

  private static final int CLASSES = 5_000;
  private static final int METHODS = 20;

  private ClassLoading() {
    super(ClassLoading.class.getClassLoader());
  }

  /** Makes the classes, then measures their loading. */
  public static void main(String[] args) throws ReflectiveOperationException {
    byte[][] files = new byte[CLASSES][];
    for (int i = 0; i < CLASSES; i++) {
      files[i] = file("example/generated/C" + i);
    }
    ClassLoading loader = new ClassLoading();
    long start = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < CLASSES; i++) {
      Class<?> type = loader.defineClass("example.generated.C" + i, files[i], 0, files[i].length);
      sum += (int) type.getMethod("m0", int.class).invoke(null, i);
    }
    Out.say("loadMicros", (System.nanoTime() - start) / 1_000);
    Out.say("sum", sum);
    Planted.buffers();
  }

  private static byte[] file(String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (int m = 0; m < METHODS; m++) {
      MethodVisitor code =
          writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m" + m, "(I)I", null, null);
      code.visitCode();
      code.visitVarInsn(Opcodes.ILOAD, 0);
      for (int i = 0; i < 30; i++) {
        code.visitLdcInsn(m * 31 + i);
        code.visitInsn(Opcodes.IADD);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "abs", "(I)I", false);
      }
      code.visitInsn(Opcodes.IRETURN);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}

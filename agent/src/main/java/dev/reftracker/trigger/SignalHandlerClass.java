package dev.reftracker.trigger;

import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the class that {@code sun.misc.Signal} calls. It cannot be written in Java, since the
 * compiler warns of the type; and a {@code java.lang.reflect.Proxy}, which the JDK has to generate,
 * costs a start several milliseconds more.
 */
final class SignalHandlerClass {

  private static final String NAME = "dev/reftracker/trigger/SignalHandler";
  private static final String CONSUMER = "java/util/function/Consumer";
  private static final String FIELD = "signals";

  private SignalHandlerClass() {}

  /**
   * A handler.
   *
   * @param signals is given each signal
   */
  static Object handler(Consumer<Object> signals) throws ReflectiveOperationException {
    Class<?> type;
    try {
      type = MethodHandles.lookup().defineClass(classFile());
    } catch (LinkageError e) { // there already: an earlier handler
      type = Class.forName(NAME.replace('/', '.'), true, SignalHandlerClass.class.getClassLoader());
    }
    return type.getConstructor(Consumer.class).newInstance(signals);
  }

  private static byte[] classFile() {
    ClassWriter type = new ClassWriter(0);
    type.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL,
        NAME,
        null,
        "java/lang/Object",
        new String[] {"sun/misc/SignalHandler"});
    int field = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
    type.visitField(field, FIELD, "L" + CONSUMER + ";", null, null).visitEnd();
    MethodVisitor constructor =
        type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(L" + CONSUMER + ";)V", null, null);
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitVarInsn(Opcodes.ALOAD, 1);
    constructor.visitFieldInsn(Opcodes.PUTFIELD, NAME, FIELD, "L" + CONSUMER + ";");
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(2, 2);
    MethodVisitor handle =
        type.visitMethod(Opcodes.ACC_PUBLIC, "handle", "(Lsun/misc/Signal;)V", null, null);
    handle.visitVarInsn(Opcodes.ALOAD, 0);
    handle.visitFieldInsn(Opcodes.GETFIELD, NAME, FIELD, "L" + CONSUMER + ";");
    handle.visitVarInsn(Opcodes.ALOAD, 1);
    handle.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, CONSUMER, "accept", "(Ljava/lang/Object;)V", true);
    handle.visitInsn(Opcodes.RETURN);
    handle.visitMaxs(2, 2);
    type.visitEnd();
    return type.toByteArray();
  }
}

package dev.reftracker.agent;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.OnThrow;
import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.runtime.TypeSettings;
import dev.reftracker.weaving.HookIds;
import dev.reftracker.weaving.WeavingTransformer;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves a class of its own, calls it and sees whether the tracker was told.
 *
 * <p>Its type excludes every class: the tracker asks for that before it records anything, so the
 * test is seen and leaves no trace in the numbers.
 */
final class SelfTest implements Predicate<String> {

  private static final String COUNTER = "reftracker/selftest/Counter";
  private static final String ACQUIRE = "run";

  private final TypeRule rule =
      new TypeRule(
          "self-test",
          "self-test",
          new ClassPattern(COUNTER.replace('/', '.')),
          false,
          List.of(
              new MethodRule(
                  Role.ACQUIRE,
                  ACQUIRE,
                  List.of(),
                  ValueSource.THIS,
                  ValueSource.ONE,
                  Success.ALWAYS,
                  ValueSource.NONE,
                  Success.NEVER,
                  false,
                  OnThrow.UNKNOWN,
                  0)),
          List.of(),
          List.of(),
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          false);

  private boolean seen;

  /** The rule of the test. */
  TypeRule rule() {
    return rule;
  }

  /** What the tracker is told about the test's type. */
  TypeSettings settings() {
    return new TypeSettings(rule.name(), this, null, false, false, null);
  }

  /**
   * Runs the test.
   *
   * @param ids numbers the acquire
   * @throws IllegalStateException when the acquire was not seen
   */
  void run(HookIds ids) throws ReflectiveOperationException {
    Loader loader = new Loader();
    WeavingTransformer transformer =
        WeavingTransformer.create(
            List.of(rule), ids, false, new MatchReport(List.of(rule)), AgentLog.LINES);
    byte[] woven = transformer.transform(loader, COUNTER, null, null, counter());
    if (woven == null) {
      throw new IllegalStateException("the self-test's class was not woven");
    }
    ((Runnable) loader.define(woven).getConstructor().newInstance()).run();
    if (!seen) {
      throw new IllegalStateException("the self-test's acquire was not seen");
    }
  }

  /** The tracker asks whether a class is excluded: it was told of the acquire. */
  @Override
  public boolean test(String className) {
    seen = true;
    return true;
  }

  /** A class whose method {@code run} does nothing. */
  private static byte[] counter() {
    ClassWriter writer = new ClassWriter(0);
    String[] interfaces = {"java/lang/Runnable"};
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, COUNTER, null, "java/lang/Object", interfaces);
    MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(1, 1);
    MethodVisitor acquire = writer.visitMethod(Opcodes.ACC_PUBLIC, ACQUIRE, "()V", null, null);
    acquire.visitCode();
    acquire.visitInsn(Opcodes.RETURN);
    acquire.visitMaxs(0, 1);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Any loader but ours, whose classes are never woven. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }
  }
}

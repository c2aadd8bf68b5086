package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files from before frames, and those where frames are optional, still verify when woven. */
class OldClassFilesTest {

  private static final String ANCIENT = "example.shapes.Ancient";
  private static final ClassLoader FILES = OldClassFilesTest.class.getClassLoader();

  @ParameterizedTest
  @ValueSource(ints = {46, 48, 49, 50})
  void aClassFileWithoutFramesCallsTheSameHooks(int majorVersion) throws Exception {
    Woven modern = new Woven(OracleTest.ancient());
    Woven old = new Woven(OracleTest.ancient());
    WeavingLoader loader =
        new WeavingLoader(
            FILES,
            ANCIENT::equals,
            (name, any, file) -> old.weave(name, any, downgrade(file, majorVersion)));

    HookTrace expected = HookTrace.of(modern.loader(FILES, ANCIENT), ANCIENT);
    HookTrace trace = HookTrace.of(loader, ANCIENT);

    assertThat(old.log).isEmpty();
    assertThat(trace.lines()).isNotEmpty().isEqualTo(expected.lines());
  }

  @Test
  void aMethodWithSubroutinesIsRefused() {
    Woven woven =
        new Woven(TestRules.type("example.Jsr", TestRules.on(Role.RELEASE, "release").rule()));

    byte[] classFile = woven.weave("example.Jsr", FILES, withSubroutine());

    assertThat(classFile).isNull();
    assertThat(woven.refusal("release()V")).contains("JSR");
  }

  private static byte[] downgrade(byte[] classFile, int majorVersion) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor downgrade =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version, int access, String name, String sig, String top, String[] interfaces) {
            super.visit(majorVersion, access, name, sig, top, interfaces);
          }
        };
    new ClassReader(classFile).accept(downgrade, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static byte[] withSubroutine() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC, "example/Jsr", null, "java/lang/Object", null);
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "release", "()V", null, null);
    Label subroutine = new Label();
    code.visitCode();
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(subroutine);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.RET, 1);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reftracker.matching.MatchReport;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that today's compilers do not write. */
class HandOverClassFilesTest {

  private static final int METHOD_LIMIT_BYTES = 65_535;
  private static final int CALL_BYTES = 5;

  private final ClassLoader files =
      new URLClassLoader(new URL[0], HandOverClassFilesTest.class.getClassLoader());
  private final MatchReport report = new MatchReport(List.of(CallSiteProgram.RULE));
  private final WeavingTransformer transformer =
      WeavingTransformer.create(
          List.of(CallSiteProgram.RULE), new TestIds(), true, report, report::failed);

  @BeforeEach
  void installBridge() {
    RecordingBridge.start();
  }

  @Test
  void aClassOlderThanFramesIsWovenWithoutThem() throws Exception {
    WeavingLoader loader =
        new WeavingLoader(
            files,
            name -> name.startsWith("example."),
            (name, context, plain) -> {
              byte[] file = name.endsWith("Message") ? withoutFrames(plain) : plain;
              byte[] woven =
                  transformer.transform(context, name.replace('.', '/'), null, null, file);
              return woven == null ? file : woven;
            });
    Class<?> buffer = loader.loadClass("example.callsites.Buffer");
    Constructor<?> message =
        loader.loadClass("example.letters.Message").getDeclaredConstructor(buffer);

    assertThatThrownBy(() -> message.newInstance(new Object[] {null}))
        .hasRootCauseMessage("nothing to carry");

    assertThat(RecordingBridge.stop())
        .extracting(RecordingBridge.Hook::name)
        .containsExactly("handedOver", "exceptionLeft", "exceptionLeft");
  }

  @Test
  void aMethodThatHooksWouldMakeTooLargeIsLeftAloneAndNamed() {
    byte[] large = manyReleases(METHOD_LIMIT_BYTES / CALL_BYTES - 100);

    byte[] woven = transformer.transform(files, "example/Large", null, null, large);

    assertThat(woven).isNull();
    assertThat(report.failures()).singleElement().asString().contains("example.Large.release(");
  }

  @Test
  void aMethodThatHasRoomForItsHooksIsWoven() {
    byte[] woven = transformer.transform(files, "example/Large", null, null, manyReleases(1_000));

    assertThat(Woven.verdict(woven, files)).isEmpty();
    assertThat(report.failures()).isEmpty();
  }

  private static byte[] withoutFrames(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  String signature,
                  String superName,
                  String[] interfaces) {
                super.visit(Opcodes.V1_5, access, name, signature, superName, interfaces);
              }
            },
            ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static byte[] manyReleases(int times) {
    String buffer = "example/callsites/Buffer";
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "example/Large", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_STATIC, "release", "(L" + buffer + ";)V", null, null);
    method.visitCode();
    for (int i = 0; i < times; i++) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, buffer, "release", "()Z", false);
      method.visitInsn(Opcodes.POP);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}

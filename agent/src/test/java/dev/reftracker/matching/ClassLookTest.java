package dev.reftracker.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class ClassLookTest {

  private final ClassLook look = lookAt("example/shapes/Counted$Subclass");

  @Test
  void theHeaderIsRead() {
    assertThat(look.name()).isEqualTo("example/shapes/Counted$Subclass");
    assertThat(look.superName()).isEqualTo("example/shapes/Counted");
    assertThat(look.interfaces()).isEmpty();
    assertThat(look.isInterface()).isFalse();
    assertThat(lookAt("example/shapes/Generic").isInterface()).isTrue();
  }

  @Test
  void namesDescriptorsAndPartsOfThemAreFound() {
    assertThat(look.texts().anyEquals(bytes("close", "retain"))).isTrue();
    assertThat(look.texts().anyEquals(bytes("retai", "etain"))).isFalse();
    assertThat(look.mentions(new BytePart("(I)Lexample/shapes/"))).isTrue();
    assertThat(look.mentions(new BytePart("example/shapez/"))).isFalse();
  }

  @Test
  void methodsThatAreCalledAreListedWithTheirOwner() {
    assertThat(look.methodReferences())
        .extracting(called -> called.owner() + "." + called.name() + called.descriptor())
        .contains("example/shapes/Counted.release()Z", "example/shapes/Counted.<init>(I)V");
  }

  @Test
  void aPartIsFoundAtBothEndsOfAText() {
    assertThat(look.mentions(new BytePart("example/shapes/Counted$Subclass"))).isTrue();
    assertThat(look.mentions(new BytePart("exam"))).isTrue();
    assertThat(look.mentions(new BytePart("$Subclass"))).isTrue();
    assertThat(look.mentions(new BytePart("$Subclass2"))).isFalse();
  }

  @Test
  void aConstantOfAnUnknownKindIsRefused() {
    byte[] newer = {0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 99, 0, 0};

    assertThatThrownBy(() -> new ClassLook(newer).texts()).hasMessageContaining("kind 99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/Object",
        "java/lang/Runnable",
        "java/util/HashMap",
        "java/util/regex/Pattern",
        "java/util/Formatter",
        "java/lang/Long",
        "example/shapes/Counted$Subclass",
        "example/shapes/Loops",
        "example/shapes/Generic"
      })
  void whatAsmSeesIsSeen(String internalName) {
    ClassLook look = lookAt(internalName);
    ClassNode node = new ClassNode();
    look.reader().accept(node, 0);

    assertThat(look.name()).isEqualTo(node.name);
    assertThat(look.superName()).isEqualTo(node.superName);
    assertThat(look.interfaces()).isEqualTo(node.interfaces);
    assertThat(look.majorVersion()).isEqualTo(node.version);
    assertThat(look.constants()).isEqualTo(look.reader().getItemCount());
    assertThat(look.objectFields())
        .isEqualTo(
            node.fields.stream()
                .filter(field -> (field.access & Opcodes.ACC_STATIC) == 0)
                .map(field -> field.desc)
                .toList());
    assertThat(look.methods().stream().map(method -> seen(look, method)).toList())
        .isEqualTo(node.methods.stream().map(ClassLookTest::seen).toList());
  }

  @Test
  void namesBeyondAsciiAreRead() {
    String name = "caf\u00e9/\u4e2d\ud83d\ude00\u0000";
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, name, null, "java/lang/Object", null);

    assertThat(new ClassLook(writer.toByteArray()).name()).isEqualTo(name);
  }

  @Test
  void theNewestFileThatAsmReadsIsReadAndNoNewer() {
    byte[] file = new byte[0];
    int version = Opcodes.V17;
    ClassLook newest = null;
    try {
      for (; ; version++) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, 0, "Some", null, "java/lang/Object", null);
        file = writer.toByteArray();
        newest = new ClassReader(file).getAccess() == 0 ? new ClassLook(file) : newest;
        assertThat(newest.superName()).isEqualTo("java/lang/Object");
      }
    } catch (IllegalArgumentException tooNewForAsm) {
      byte[] tooNew = file;
      assertThat(newest).isNotNull();
      assertThatThrownBy(() -> new ClassLook(tooNew).superName())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("" + version);
    }
  }

  private static List<Object> seen(ClassLook look, MethodLook method) {
    List<String> calls = new ArrayList<>();
    for (int index : method.calls()) {
      ClassLook.MethodReference called = look.methodReference(index);
      calls.add(called.owner() + "." + called.name() + called.descriptor());
    }
    return List.of(
        method.name(),
        method.descriptor(),
        method.access(),
        method.hasCode(),
        method.storesField(),
        calls);
  }

  private static List<Object> seen(MethodNode method) {
    List<String> calls = new ArrayList<>();
    boolean stores = false;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call) {
        calls.add(call.owner + "." + call.name + call.desc);
      }
      stores |= insn.getOpcode() == Opcodes.PUTFIELD;
    }
    return List.of(
        method.name,
        method.desc,
        method.access & 0xffff, // above are marks of ASM's own
        method.instructions.size() > 0,
        stores,
        calls);
  }

  private static byte[][] bytes(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  private static ClassLook lookAt(String internalName) {
    String path = "/" + internalName + ".class";
    try (InputStream file = ClassLookTest.class.getResourceAsStream(path)) {
      return new ClassLook(file.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

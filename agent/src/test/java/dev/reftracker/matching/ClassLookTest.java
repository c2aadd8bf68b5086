package dev.reftracker.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

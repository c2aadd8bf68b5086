package dev.reftracker.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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
    assertThat(look.mentions("retain")).isTrue();
    assertThat(look.mentions("retai")).isFalse();
    assertThat(look.mentionsPart("(I)Lexample/shapes/")).isTrue();
    assertThat(look.mentionsPart("example/shapez/")).isFalse();
  }

  @Test
  void methodsThatAreCalledAreListedWithTheirOwner() {
    assertThat(look.methodReferences())
        .extracting(called -> called.owner() + "." + called.name() + called.descriptor())
        .contains("example/shapes/Counted.release()Z", "example/shapes/Counted.<init>(I)V");
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

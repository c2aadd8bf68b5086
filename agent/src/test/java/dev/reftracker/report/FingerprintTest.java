package dev.reftracker.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of {@link Fingerprint}. */
class FingerprintTest {

  private static final Frame READ = new Frame("a.Upload", "read", "Upload.java", 41);
  private static final Frame RUN = new Frame("a.Worker", "run", "Worker.java", 7);

  @Test
  void aFingerprintIsTwelveHexadecimalDigitsAndStaysTheSameInEveryBuild() {
    String fingerprint = Fingerprint.of("netty", List.of(READ, RUN), null);

    assertThat(fingerprint).isEqualTo("6513a218370c").matches("[0-9a-f]{12}");
  }

  @Test
  void shiftedLinesAndRenamedFilesDoNotChangeIt() {
    Frame shifted = new Frame("a.Upload", "read", "Other.java", 99);

    assertThat(Fingerprint.of("netty", List.of(shifted), READ))
        .isEqualTo(Fingerprint.of("netty", List.of(READ), shifted));
  }

  @Test
  void numbersThatTheCompilerMakesDoNotChangeIt() {
    Frame one = new Frame("a.Upload$1", "lambda$read$0", null, -1);
    Frame two = new Frame("a.Upload$2", "lambda$read$3", null, -1);
    Frame hidden = new Frame("a.Upload$$Lambda/0x0000000800c03000", "run", null, -1);
    Frame hiddenOn17 = new Frame("a.Upload$$Lambda$14/0x0000000800c03000", "run", null, -1);

    assertThat(Fingerprint.of("netty", List.of(one, hidden), null))
        .isEqualTo(Fingerprint.of("netty", List.of(two, hiddenOn17), null));
  }

  @Test
  void reflectionDoesNotChangeIt() {
    Frame accessor =
        new Frame("jdk.internal.reflect.DirectMethodHandleAccessor", "invoke", null, -1);

    assertThat(Fingerprint.of("netty", List.of(READ, accessor, RUN), null))
        .isEqualTo(Fingerprint.of("netty", List.of(READ, RUN), null));
  }

  @Test
  void theDepthOfTheStackDoesNotChangeIt() {
    List<Frame> shallow = List.of(READ, RUN, READ, RUN);
    List<Frame> deep = new ArrayList<>(shallow);
    deep.add(READ);

    assertThat(Fingerprint.of("netty", deep, null))
        .isEqualTo(Fingerprint.of("netty", shallow, null));
  }

  @Test
  void typePathAndCulpritChangeIt() {
    assertThat(
            List.of(
                Fingerprint.of("netty", List.of(READ), null),
                Fingerprint.of("lucene", List.of(READ), null),
                Fingerprint.of("netty", List.of(RUN), null),
                Fingerprint.of("netty", List.of(READ, RUN), null),
                Fingerprint.of("netty", List.of(RUN, READ), null),
                Fingerprint.of("netty", List.of(READ), RUN)))
        .doesNotHaveDuplicates();
  }
}

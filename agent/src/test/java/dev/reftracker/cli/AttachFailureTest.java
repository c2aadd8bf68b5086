package dev.reftracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tests {@link AttachFailure}. */
class AttachFailureTest {

  @Test
  void theCauseIsUnwrappedAndSaysWhatToDo() {
    Exception failure =
        new IllegalStateException(
            "Error during attachment",
            new RuntimeException(
                new IOException("Failed to load: Dynamic agent loading is not enabled")));

    assertThat(AttachFailure.reason(5, failure))
        .isEqualTo("5 was started with -XX:-EnableDynamicAgentLoading; use -javaagent instead");
  }

  @Test
  void anUnknownCauseIsToldInOneLine() {
    Exception failure = new IllegalStateException("outer", new IOException("inner\nsecond line"));

    assertThat(AttachFailure.reason(5, failure))
        .isEqualTo("5 cannot be attached to: IOException: inner second line");
  }
}

package dev.reftracker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.agent.ReportTarget.Format;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link ReportTarget}. */
class ReportTargetTest {

  private static final Instant STARTED = Instant.parse("2026-03-04T05:06:07Z");

  @ParameterizedTest
  @CsvSource({
    "leaks.json, 2, leaks.2.json",
    "out/leaks, 1, out/leaks.1",
    "v1.2/leaks, 3, v1.2/leaks.3",
    "out/.hidden, 1, out/.hidden.1",
    "leaks.json, 0, leaks.json"
  })
  void aReportOfARunningProgramIsNumberedBeforeTheEnding(String name, int number, String file) {
    ReportTarget target = new ReportTarget(name);

    assertThat(target.file(1, STARTED, number)).isEqualTo(Path.of(file));
  }

  @Test
  void processAndStartTimeStandInTheName() {
    ReportTarget target = new ReportTarget("leaks-%p-%t.txt");

    assertThat(target.file(4711, STARTED, 0)).hasToString("leaks-4711-20260304-050607.txt");
  }

  @ParameterizedTest
  @CsvSource({"a.json, JSON", "a.JSON, JSON", "a.html, HTML", "a.txt, TEXT", "a, TEXT"})
  void theEndingChoosesTheFormat(String name, Format format) {
    assertThat(new ReportTarget(name).format()).isEqualTo(format);
  }
}

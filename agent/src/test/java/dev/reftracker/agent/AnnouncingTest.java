package dev.reftracker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.SiteKind;
import dev.reftracker.runtime.Tracker;
import dev.reftracker.runtime.TrackerSettings;
import dev.reftracker.runtime.TypeSettings;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines about what must not happen. */
class AnnouncingTest {

  private final Tracker tracker =
      new Tracker(TrackerSettings.defaults(List.of(TypeSettings.plain("buffer"))));
  private final List<String> lines = new ArrayList<>();
  private final Announcing announcing = new Announcing(tracker.names(), List.of(), lines::add);

  @AfterEach
  void close() {
    tracker.close();
  }

  private Violation violation(Violation.Kind kind, Op op, int line) {
    StackTraceElement frame =
        new StackTraceElement("example.Caller", "tidyUp", "Caller.java", line);
    int site = tracker.registerSite(frame, SiteKind.CALL, "()V");
    return new Violation(
        kind, 1, 0, 1, new At(op, site), null, 2_000, 0, null, Violation.Around.NONE, null);
  }

  @Test
  void anOverReleaseIsOneLineWithItsPlace() {
    announcing.accept(violation(Violation.Kind.OVER_RELEASE, Op.RELEASE, 7));

    assertThat(lines)
        .containsExactly(
            "over-release of an unknown class noticed at example.Caller.tidyUp(Caller.java:7);"
                + " whole in the report");
  }

  @Test
  void aWaitSaysHowLong() {
    announcing.accept(violation(Violation.Kind.STUCK, Op.USE, 7));

    assertThat(lines.get(0)).startsWith("stuck for 2.0 s, waiting for ");
  }

  @Test
  void anOldReferenceIsNoWait() {
    announcing.accept(violation(Violation.Kind.STUCK, Op.ACQUIRE, 7));

    assertThat(lines.get(0))
        .startsWith("reference kept for 2.0 s (stuck-after): ")
        .contains("first taken at example.Caller.tidyUp(Caller.java:7)");
  }

  @Test
  void afterTenLinesTheRestIsOnlyCounted() {
    for (int line = 1; line <= 15; line++) {
      announcing.accept(violation(Violation.Kind.OVER_RELEASE, Op.RELEASE, line));
    }

    assertThat(lines).hasSize(11);
    assertThat(lines.get(9)).contains("Caller.java:10");
    assertThat(lines.get(10)).contains("only counted");
  }

  @Test
  void whatOnlyConcernsTheRulesWaitsForTheReport() {
    announcing.accept(violation(Violation.Kind.MISMATCH, Op.RELEASE, 7));

    assertThat(lines).isEmpty();
  }
}

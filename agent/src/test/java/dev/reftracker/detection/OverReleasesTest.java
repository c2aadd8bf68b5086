package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.detection.TestSnapshot.Story;
import dev.reftracker.report.OverRelease;
import dev.reftracker.runtime.Violation.Kind;
import org.junit.jupiter.api.Test;

class OverReleasesTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void whoGaveBackAndThenPassedOnAnswersAndNotTheInnocentWhoWasHit() {
    Story story =
        told.object()
            .begin("app.Main.main:1")
            .release("app.Handler.read:10", "app.Main.main:2")
            .release("app.Next.consume:20", "app.Handler.read:11", "app.Main.main:2");

    OverRelease found = told(story);

    assertThat(found.culprit().site().className()).isEqualTo("app.Handler");
    assertThat(found.previousReleases()).hasSize(1);
    assertThat(found.acquire().site().line()).isEqualTo(1);
  }

  @Test
  void theSameMethodTwiceIsNotIdempotent() {
    Story story =
        told.object()
            .begin("app.Main.main:1")
            .holder(5)
            .release("app.Stream.close:10", "app.Main.main:2")
            .holder(5)
            .release("app.Stream.close:10", "app.Main.main:3");

    assertThat(told(story).culprit().site().method()).isEqualTo("close");
  }

  @Test
  void otherwiseTheDeepestCommonCallerAnswers() {
    Story story =
        told.object()
            .begin("app.Main.main:1")
            .release("app.Stream.close:10", "app.Tls.load:30", "app.Main.main:2")
            .release("app.Tls.load:35", "app.Main.main:2");

    assertThat(told(story).culprit().site().method()).isEqualTo("load");
  }

  private OverRelease told(Story story) {
    told.violation(Kind.OVER_RELEASE, story.last(), story.lifecycle());
    return told.report().overReleases().get(0);
  }
}

package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.OverRelease;
import dev.reftracker.runtime.snapshot.Violation.Kind;
import java.util.Arrays;
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
  void whoGaveBackAndLetAMethodThatItInheritsPassOnAnswers() {
    told.inherits("app.Upgrade", "net.Decoder");
    Story story =
        told.object()
            .begin("app.Main.main:1")
            .release("app.Upgrade.decode:10", "net.Decoder.read:90", "app.Main.main:2")
            .release("app.Next.consume:20", "net.Decoder.read:95", "app.Main.main:2");

    OverRelease found = told(story);

    assertThat(found.culprit().why()).isEqualTo("passedOnAfterRelease");
    assertThat(found.culprit().site().className()).isEqualTo("app.Upgrade");
  }

  @Test
  void whoReleasesWhereHealthyOnesAreReleasedDidNotPassOn() {
    String[] allocated = {"app.Vector.allocate:10", "app.Main.unload:2"};
    told.object().begin("app.Main.main:1").release(allocated).healthy(50);
    Story story =
        told.object()
            .begin("app.Main.main:1")
            .acquire("app.Main.main:1")
            .release(allocated)
            .release("app.Codec.compress:20", "app.Main.unload:3")
            .release("app.Vector.close:30", "app.Main.unload:4");

    assertThat(told(story).culprit().why()).isNotEqualTo("passedOnAfterRelease");
  }

  @Test
  void whatWasReleasedTooOftenDoesNotMakeItsSiteHealthy() {
    Story story =
        told.object()
            .begin("app.Main.main:1")
            .release("app.Stream.close:10", "app.Main.main:2")
            .release("app.Next.consume:20", "app.Main.main:3");
    told.object()
        .begin("app.Main.main:1")
        .release("app.Stream.close:10", "app.Main.main:2")
        .healthy(1);
    told.object()
        .begin("app.Main.main:1")
        .release("app.Next.consume:20", "app.Main.main:3")
        .healthy(9);

    assertThat(told(story).culprit().site().className()).isEqualTo("app.Stream");
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

  @Test
  void aLateReleaseOfAnEarlierLifeIsToldFromTheLifeOfTheSecondOwner() {
    Story ended =
        told.object()
            .begin("app.Main.main:1")
            .holder(5)
            .release("app.Careless.finish:10", "app.Main.main:2");
    Story hit =
        told.object()
            .begin("app.Main.main:3")
            .holder(5)
            .release("app.Careless.tidyUp:12", "app.Main.main:4")
            .holder(6)
            .release("app.Innocent.finish:20", "app.Main.main:5");

    OverRelease found = told(hit, ended);

    assertThat(found.culprit().site().method()).isEqualTo("tidyUp");
    assertThat(found.culprit().why()).isEqualTo("earlierOwner");
    assertThat(found.lives()).hasSize(2);
    OverRelease.Life first = found.lives().get(0);
    assertThat(first.begin().site().line()).isEqualTo(1);
    assertThat(first.releases()).extracting(one -> one.site().line()).containsExactly(10);
    assertThat(first.late()).extracting(one -> one.site().line()).containsExactly(12);
    OverRelease.Life second = found.lives().get(1);
    assertThat(second.begin().site().line()).isEqualTo(3);
    assertThat(second.releases()).extracting(one -> one.site().line()).containsExactly(20);
    assertThat(second.late()).isEmpty();
  }

  @Test
  void theOneWhoseLifeWasEndedByALateReleaseIsAVictimEvenWhenHeComesLateHimself() {
    Story first = told.object().begin("app.Main.main:1").holder(5).release("app.A.finish:10");
    Story second =
        told.object().holder(6).begin("app.B.start:20").holder(5).release("app.A.tidyUp:12");
    Story third =
        told.object()
            .holder(7)
            .begin("app.C.start:30")
            .holder(6)
            .release("app.B.finish:22")
            .holder(7)
            .release("app.C.finish:32");

    OverRelease found = told(third, first, second);

    assertThat(found.culprit().site().method()).isEqualTo("tidyUp");
    assertThat(found.lives()).hasSize(3);
  }

  @Test
  void livesThatNothingLinksAreShownApartAndSaidToBeUnclear() {
    Story ended = told.object().begin("app.Main.main:1").release("app.Main.main:2");
    Story hit =
        told.object()
            .begin("app.Main.main:3")
            .release("app.Careless.tidyUp:12", "app.Main.main:4")
            .release("app.Innocent.finish:20", "app.Main.main:5");

    OverRelease found = told(hit, ended);

    assertThat(found.lives()).hasSize(2).allMatch(life -> life.late().isEmpty());
    assertThat(found.notes()).anyMatch(note -> note.contains("is not known"));
  }

  @Test
  void twoReleasesOfOneLifeThatExplainItLeaveTheEarlierLivesOut() {
    Story ended = told.object().begin("app.Main.main:1").release("app.Main.main:2");
    Story twice =
        told.object()
            .begin("app.Main.main:1")
            .holder(5)
            .release("app.Stream.close:10", "app.Main.main:2")
            .holder(5)
            .release("app.Stream.close:10", "app.Main.main:3");

    OverRelease found = told(twice, ended);

    assertThat(found.culprit().why()).isEqualTo("releasedTwice");
    assertThat(found.lives()).isEmpty();
  }

  @Test
  void whoReleasesForEverybodyIsNoEarlierOwner() {
    told.object().begin("app.Main.main:1").holder(5).release("app.Writer.written:10").healthy(9);
    Story ended = told.object().begin("app.Main.main:1").holder(5).release("app.Writer.written:10");
    Story hit =
        told.object()
            .begin("app.Main.main:3")
            .holder(5)
            .release("app.Writer.written:10", "app.Main.main:4")
            .holder(6)
            .release("app.Client.finish:20", "app.Main.main:5");

    OverRelease found = told(hit, ended);

    assertThat(found.culprit().why()).isNotEqualTo("earlierOwner");
    assertThat(found.lives()).allMatch(life -> life.late().isEmpty());
  }

  private OverRelease told(Story story, Story... earlier) {
    told.violation(
        Kind.OVER_RELEASE,
        story.last(),
        story.lifecycle(),
        Arrays.stream(earlier).map(Story::lifecycle).toList());
    return told.report().overReleases().get(0);
  }

  private OverRelease told(Story story) {
    told.violation(Kind.OVER_RELEASE, story.last(), story.lifecycle());
    return told.report().overReleases().get(0);
  }
}

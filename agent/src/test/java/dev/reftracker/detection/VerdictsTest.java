package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.Verdict;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void whatIsLiveAndYoungerThanTheLeastAgeIsHeldAndWhatWasCollectedIsNot() {
    told.object().begin("app.Main.main:1").release("app.Main.main:2").healthy(9);
    told.object().at(9_000).begin("app.Main.main:1").live(1);
    told.object().at(9_000).begin("app.Main.main:1").leaked(1);

    assertThat(told.report("exit", 0).summary().leakedReferences()).isEqualTo(2);
    assertThat(told.report("exit", 2_000).summary().leakedReferences()).isEqualTo(1);
    assertThat(told.report("exit", 2_000).summary().heldReferences()).isEqualTo(1);
  }

  @Test
  void whatWasCollectedWithReferencesLeftIsALeak() {
    told.object().begin("app.Main.a:1").argument("app.Sink.take:2").leaked(1);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.LEAK);
  }

  @Test
  void aLiveObjectWithoutHealthyTwinsIsHeld() {
    told.object().begin("app.Cache.load:1").live(100);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.HELD);
    assertThat(told.report().summary().leakedReferences()).isZero();
  }

  @Test
  void aLiveObjectAtTheEndWhoseTwinsHaveEndedIsALeak() {
    told.object().begin("app.Main.a:1").release("app.Main.b:2").healthy(50);
    told.object().begin("app.Main.a:1").live(1);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.LEAK);
  }

  @Test
  void aLiveObjectAtTheEndIsHeldWhileMostOfItsTwinsLivedLonger() {
    told.object().begin("app.Main.a:1").release("app.Main.b:2").healthy(50);
    told.object().at(TestSnapshot.NOW_MILLIS).begin("app.Main.a:1").live(1);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.HELD);
  }

  @Test
  void aLiveObjectAtTheEndThatWasMadeTogetherWithItsTwinsIsALeak() {
    told.object().begin("app.Main.a:1").release("app.Main.b:2").healthy(50);
    told.object().at(TestSnapshot.NOW_MILLIS - 5).begin("app.Main.a:1").live(1);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.LEAK);
  }

  @Test
  void aYoungLiveObjectAtTheEndIsALeakWhereAnExceptionTookItFromTheWayOfItsTwins() {
    told.object().begin("app.Main.a:1").release("app.Main.b:2").healthy(50);
    told.object()
        .at(TestSnapshot.NOW_MILLIS)
        .begin("app.Main.a:1")
        .exception("app.Main.a:1")
        .live(1);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.LEAK);
  }

  @Test
  void aYoungLiveObjectAtTheEndIsALeakWhereItsHolderLetTheOthersOutAlready() {
    told.object().begin("app.Box.put:1").release("app.Box.close:2").healthy(50);
    told.object()
        .at(TestSnapshot.NOW_MILLIS)
        .thenUsed(told.stackId("app.Box.close:9"))
        .begin("app.Box.put:1")
        .live(1);

    assertThat(told.report().leaks().get(0).verdict()).isEqualTo(Verdict.LEAK);
  }

  @Test
  void aYoungObjectOfARunningProgramIsNotAccused() {
    told.object().begin("app.Main.a:1").release("app.Main.b:2").healthy(50);
    told.object().at(TestSnapshot.NOW_MILLIS - 5).begin("app.Main.a:1").live(1);

    assertThat(told.report("signal").leaks().get(0).verdict()).isEqualTo(Verdict.HELD);
  }

  @Test
  void anOldObjectOfARunningProgramWhoseTwinsEndedSoonIsALeak() {
    told.object().begin("app.Main.a:1").release("app.Main.b:2").healthy(50);
    told.object().begin("app.Main.a:1").live(1);

    assertThat(told.report("signal").leaks().get(0).verdict()).isEqualTo(Verdict.LEAK);
  }

  @Test
  void contentThatLeakedWithItsContainerIsItsConsequence() {
    int message = told.classId("lib.Buffer");
    told.object().begin("app.Main.message:1").argument("app.Sink.take:2").leaked(4);
    told.object()
        .begin("app.Main.content:1")
        .into(new TestContainer(1, message, false))
        .argument("lib.Message.set:5", "app.Main.message:1")
        .leaked(4);

    var report = told.report();

    assertThat(report.leaks()).hasSize(1);
    assertThat(report.leaks().get(0).dependants()).hasSize(1);
    assertThat(report.summary().leakedReferences()).isEqualTo(8);
  }

  @Test
  void whatAnExceptionLostWhileItsOwnerWorkedOnItIsNoConsequence() {
    int message = told.classId("lib.Buffer");
    told.object().begin("app.Main.message:1").argument("app.Sink.take:2").leaked(4);
    told.object()
        .into(new TestContainer(1, message, false))
        .begin("app.Message.fill:5", "app.Main.message:3")
        .exception("app.Message.fill:6", "app.Main.message:3")
        .leaked(4);

    var report = told.report();

    assertThat(report.leaks()).hasSize(2);
    assertThat(report.leaks()).allMatch(leak -> leak.dependants().isEmpty());
  }

  @Test
  void whatALeakedOwnerGivesBackWhenItEndsIsItsConsequence() {
    told.inherits("app.Message", "lib.Counted");
    String[] made = {"app.Decoder.record:1"};
    told.object()
        .begin(made)
        .release("app.Message.deallocate:9", "lib.Counted.release:3", "app.Main.main:5")
        .healthy(50);
    told.object().begin(made).leaked(4);
    told.object()
        .of("app.Message")
        .begin("app.Decoder.message:1")
        .argument("app.Sink.take:2")
        .leaked(4);

    var report = told.report();

    assertThat(report.leaks()).hasSize(1);
    assertThat(report.leaks().get(0).culprit().site().method()).isEqualTo("take");
    assertThat(report.leaks().get(0).dependants()).hasSize(1);
  }

  @Test
  void theReferenceOfALeakedPooledSliceOnItsParentIsTheConsequenceOfTheSlice() {
    int slice = told.classId("lib.Buffer");
    told.object().begin("app.Decoder.frame:7").argument("app.Sink.take:2").leaked(4);
    told.object()
        .begin("app.Main.packet:1")
        .into(new TestContainer(99, slice, true))
        .argument("app.Decoder.frame:7")
        .acquire("app.Decoder.frame:7")
        .release("app.Main.packet:3")
        .leaked(4);

    var report = told.report();

    assertThat(report.leaks()).hasSize(1);
    assertThat(report.leaks().get(0).culprit().site().method()).isEqualTo("take");
    assertThat(report.leaks().get(0).dependants()).hasSize(1);
  }
}

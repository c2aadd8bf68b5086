package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Verdict;
import org.junit.jupiter.api.Test;

class HarmlessTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void whatIsBegunAndNeverCountedAndTheCollectorFreesIsLastAndStillALeak() {
    told.object()
        .of("lib.HeapBuffer")
        .begin("app.Main.wrap:1")
        .argument("app.Main.use:2")
        .leaked(9);
    told.object().begin("app.Main.a:3").leaked(1);

    LeakReport report = told.report();

    assertThat(report.leaks()).extracting(one -> one.harmless()).containsExactly(false, true);
    assertThat(report.leaks().get(1).verdict()).isEqualTo(Verdict.LEAK);
    assertThat(report.summary().leakedReferences()).isEqualTo(10);
    assertThat(report.summary().harmlessReferences()).isEqualTo(9);
  }

  @Test
  void aFrameOfTheBeginTellsItToo() {
    told.object().begin("lib.Pool.view:1", "app.Main.a:3").leaked(1);

    assertThat(told.report().leaks().get(0).harmless()).isTrue();
  }

  @Test
  void whatWasCountedAfterItsBeginIsNotHarmless() {
    told.object()
        .of("lib.HeapBuffer")
        .begin("app.Main.wrap:1")
        .acquire("app.Main.keep:2")
        .release("app.Main.drop:3")
        .leaked(1);

    assertThat(told.report().leaks().get(0).harmless()).isFalse();
  }

  @Test
  void whatHadSomethingThatLeakedWithItIsNotHarmless() {
    int heap = told.classId("lib.HeapBuffer");
    told.object()
        .of("lib.HeapBuffer")
        .begin("app.Main.message:1")
        .argument("app.Sink.take:2")
        .leaked(4);
    told.object()
        .begin("app.Main.content:1")
        .into(new TestContainer(1, heap, false))
        .argument("lib.Message.set:5", "app.Main.message:1")
        .leaked(4);

    LeakReport report = told.report();

    assertThat(report.leaks()).hasSize(1);
    assertThat(report.leaks().get(0).harmless()).isFalse();
    assertThat(report.leaks().get(0).dependants()).hasSize(1);
  }
}

package dev.reftracker.detection;

import static dev.reftracker.detection.Named.assertCulprit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.runtime.snapshot.Op;
import org.junit.jupiter.api.Test;

/** Who had the object last, told by its hand-overs. */
class LastHolderTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void theMethodThatWasGivenTheObjectLastAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument("app.Sink.accept:7", "app.Reader.read:11", "app.Main.main:3")
        .leaked(2);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(told.answer(), "app.Sink", "accept", "lastHolder");
    assertThat(group.references()).isEqualTo(2);
    assertThat(group.acquire().site().method()).isEqualTo("read");
  }

  @Test
  void aReturnedObjectIsAnsweredForByTheCaller() {
    told.object()
        .begin("lib.Pool.get:5", "app.Decoder.extract:20", "app.Query.decode:9", "app.Main.main:3")
        .returned("app.Decoder.extract:21", "app.Query.decode:9", "app.Main.main:3")
        .leaked(5);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Query", "decode", "lastHolder");
  }

  @Test
  void aBorrowerIsInnocentAndItsCallerAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10", "app.Main.main:3"};
    String[] logged = {"app.Log.print:7", "app.Reader.read:11", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument(logged)
        .release("app.Reader.read:12", "app.Main.main:3")
        .healthy(100);
    told.object().begin(made).argument(logged).leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Reader", "read", "lastHolder");
    assertThat(group.missingRelease().site().line()).isEqualTo(12);
    assertThat(group.missingRelease().healthyObjects()).isEqualTo(100);
  }

  @Test
  void codeThatKnowsNothingOfTheTypeOnlyPassedItOn() {
    told.object()
        .begin("app.Reader.read:10", "app.Main.main:3")
        .argument(
            "lib.Buffers.text:7", "generic.Codec.text:30", "app.Reader.read:11", "app.Main.main:3")
        .leaked(1);

    assertCulprit(told.answer(), "app.Reader", "read", "lastHolder");
  }

  @Test
  void aTaskThatATimerAskedAnswersWhereOtherTasksGaveTheirsBack() {
    String[] made = {"lib.Pool.get:5", "app.Client.fetch:9", "app.Main.main:3"};
    String[] task = {"app.Attempt.<init>:1", "app.Client.fetch:10", "app.Main.main:3"};
    told.object()
        .begin(made)
        .holder(8)
        .event(Op.CONSTRUCTOR, task)
        .through(8, "app.Attempt")
        .argument("app.Attempt.run:20", "generic.Timer.tick:5", "app.Main.main:4")
        .release("app.Attempt.run:22", "generic.Timer.tick:5", "app.Main.main:4")
        .healthy(50);
    told.object()
        .begin(made)
        .holder(9)
        .event(Op.CONSTRUCTOR, task)
        .through(9, "app.Attempt")
        .argument("app.Attempt.cancel:30", "generic.Timer.stop:7", "app.Main.main:6")
        .leaked(3);

    assertCulprit(told.answer(), "app.Attempt", "cancel", "lastHolder");
  }

  @Test
  void aCarrierThatIsAskedByNobodyKnownTellsNothingNew() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .holder(9)
        .event(Op.CONSTRUCTOR, "lib.In.<init>:1", "app.Xml.decode:7", "app.Main.main:4")
        .through(9, "lib.In")
        .argument("lib.In.read:3", "java.io.Reader.read:30", "java.io.Reader.fill:31")
        .leaked(3);

    assertCulprit(told.answer(), "app.Xml", "decode", "lastHolder");
  }

  @Test
  void whatOthersDoWithTheTargetDoesNotSpeakForAHandle() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .handle(7)
        .acquire("app.Users.lend:10", "app.Main.main:4")
        .argument("app.Other.look:20", "app.Main.main:5")
        .release("app.Main.main:6")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.culprit().site().className()).isNotEqualTo("app.Other");
  }

  @Test
  void whatAMethodMadeItselfIsNotBorrowed() {
    String[] decode = {"app.Decoder.decode:10", "app.Main.main:3"};
    String[] made = {"lib.Pool.get:5", "app.Decoder.decode:11", "app.Main.main:3"};
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:2")
        .argument(decode)
        .release("app.Main.main:4")
        .healthy(100);
    told.object()
        .begin(made)
        .returned("lib.Pool.get:5", "app.Decoder.decode:11", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.culprit().site().className()).isEqualTo("app.Decoder");
  }
}

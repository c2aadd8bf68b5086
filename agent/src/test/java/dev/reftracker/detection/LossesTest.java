package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import org.junit.jupiter.api.Test;

/** Who answers for what exceptions, dropped owners, and callbacks lost. */
class LossesTest {

  private static final String MAIN = "app.Main.main:3";

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void whatAFinallyHandedOnIsNotLostByTheMethodsFurtherOut() {
    told.object()
        .begin("lib.Pool.get:5", "app.Inflater.inflate:20", "app.Stage.read:9", MAIN)
        .exception("app.Inflater.inflate:25", "app.Stage.read:9", MAIN)
        .holder(7)
        .argument("app.Tail.add:40", "app.Stage.read:12", MAIN)
        .exception("app.Stage.read:13", MAIN)
        .leaked(2);

    Named.assertCulprit(told.answer(), "app.Tail", "add", "lastHolder");
  }

  @Test
  void anExceptionThroughTheMakerOfAHolderIsOfTheMethodThatGivesTheOthersBack() {
    String[] made = {"lib.Pool.get:5", "app.Source.<init>:8", "app.Main.read:9", MAIN};
    told.object()
        .begin(made)
        .release("app.Publisher.process:30", "app.Publisher.subscribe:20", "app.Main.read:10", MAIN)
        .healthy(50);
    told.object().begin(made).exception("app.Main.read:9", MAIN).leaked(2);

    Named.assertCulprit(told.answer(), "app.Publisher", "process", "exception");
  }

  @Test
  void anExceptionThroughTheMakerOfAHolderIsItsOwnWhereItEndsTheOthers() {
    String[] made = {"lib.Pool.get:5", "app.Source.<init>:8", "app.Main.read:9", MAIN};
    told.object().begin(made).release("app.Source.close:30", "app.Main.read:12", MAIN).healthy(50);
    told.object().begin(made).exception("app.Main.read:9", MAIN).leaked(2);

    assertCulprit(0, "app.Main", "read", "exception");
  }

  @Test
  void ofWhatOneExceptionLostTheMostTellsWhoAnswers() {
    told.object()
        .begin(
            "lib.Pool.get:5", "app.Column.grow:60", "app.Encoder.build:30", "app.Job.run:9", MAIN)
        .exception("app.Encoder.build:30", "app.Job.run:9", MAIN)
        .exception("app.Job.run:9", MAIN)
        .leaked(2);
    told.object()
        .begin("lib.Pool.get:5", "app.Job.run:7", MAIN)
        .exception("app.Job.run:9", MAIN)
        .leaked(4);

    assertCulprit(0, "app.Job", "run", "exception");
    assertCulprit(1, "app.Job", "run", "exception");
  }

  @Test
  void whatAnotherReferencesExceptionLeftConcernsAllThatWereTakenInThatCall() {
    String[] run = {"app.Job.run:9", MAIN};
    told.object()
        .begin("lib.Pool.get:5", "app.Job.run:7", MAIN)
        .through(8)
        .acquire("app.Job.run:8", MAIN)
        .through(8)
        .argument("app.Sink.put:40", "app.Job.run:8", MAIN)
        .release("app.Job.run:8", MAIN)
        .exception(run)
        .leaked(2);

    assertThat(told.report().leaks().get(0).culprit().why()).isEqualTo("exception");
  }

  @Test
  void aCollectionStoresWhatItIsGivenAndBorrowsNothing() {
    told.inherits("app.Chunks", "java.util.Collection");
    String[] made = {"lib.Pool.get:5", "app.Text.collect:10", MAIN};
    String[] added = {"app.Chunks.add:7", "app.Text.collect:11", MAIN};
    told.object()
        .begin(made)
        .argument(added)
        .argument("app.Text.join:40", "app.Text.collect:12", MAIN)
        .release("app.Text.decode:20", MAIN)
        .healthy(50);
    told.object().begin(made).argument(added).leaked(2);

    assertCulprit(0, "app.Text", "collect", "lastHolder");
  }

  @Test
  void whatALambdaWasGivenAnotherOfItsClassMayGiveBack() {
    String[] made = {"lib.Pool.get:5", "app.Net.read:10", MAIN};
    String[] given = {"app.Xml.lambda$decode$0:12", "flow.Op.onNext:53", "app.Net.read:11", MAIN};
    told.object()
        .begin(made)
        .argument("flow.Op.onNext:50", "app.Net.read:11", MAIN)
        .argument(given)
        .release("app.Xml.lambda$null$1:15", "flow.Op.onNext:60", "app.Net.read:11", MAIN)
        .healthy(50);
    told.object()
        .begin(made)
        .argument("flow.Op.onNext:50", "app.Net.read:11", MAIN)
        .argument(given)
        .leaked(2);

    assertCulprit(0, "app.Xml", "decode", "lastHolder");
  }

  @Test
  void anOwnerThatNobodyEndedIsNotBlamedForWhatWasCalledOnIt() {
    int reset = told.stackId("app.Handler.forget:40");
    int close = told.stackId("app.Handler.close:50");
    String[] made = {"app.Handler.<init>:8", "app.Client.connect:9", MAIN};
    told.object()
        .holder(7)
        .thenUsed(close)
        .begin(made)
        .release("app.Handler.close:51", "app.Connection.close:6", MAIN)
        .healthy(50);
    told.object().holder(7).thenUsed(reset).begin(made).leaked(2);

    Named.assertCulprit(told.answer(), "app.Client", "connect", "acquire");
  }

  private void assertCulprit(int at, String className, String method, String why) {
    LeakGroup group = told.report().leaks().get(at);
    assertThat(group.culprit().site().className()).isEqualTo(className);
    assertThat(group.culprit().site().method()).isEqualTo(method);
    assertThat(group.culprit().why()).isEqualTo(why);
  }
}

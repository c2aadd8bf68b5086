package dev.reftracker.detection;

import static dev.reftracker.detection.Named.assertCulprit;

import dev.reftracker.report.LeakGroup;
import org.junit.jupiter.api.Test;

/** Who answers where an exception left the methods that had the object. */
class ExceptionRuleTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void anExceptionOutOfAMethodThatWasGivenTheObjectBlamesItsCaller() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument("app.Parser.parse:7", "app.Reader.read:11", "app.Main.main:3")
        .exception("app.Parser.parse:8", "app.Reader.read:11", "app.Main.main:3")
        .leaked(1);

    assertCulprit(told.answer(), "app.Reader", "read", "exception");
  }

  @Test
  void aHandlerThatThrowsAnswersItselfBecauseItsCallerIsTheEventLoop() {
    String[] made = {"lib.Pool.get:5", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument("app.Handler.channelRead:7", "net.Loop.run:90")
        .exception("app.Handler.channelRead:8", "net.Loop.run:90")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Handler", "channelRead", "exception");
  }

  @Test
  void anExceptionOutOfAMethodThatReleasesTheHealthyOnesIsItsOwn() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10", "app.Main.main:3"};
    String[] given = {"app.Parser.parse:7", "app.Reader.read:11", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument(given)
        .release("app.Parser.parse:9", "app.Reader.read:11", "app.Main.main:3")
        .healthy(100);
    told.object()
        .begin(made)
        .argument(given)
        .exception("app.Parser.parse:8", "app.Reader.read:11", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Parser", "parse", "exception");
  }

  @Test
  void anExceptionOutOfALambdaIsNotItsCallersWhoNeverHadTheObject() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .argument("app.Codec.lambda$decode$0:7", "flow.Operator.onNext:90", "app.Main.main:4")
        .exception("app.Codec.lambda$decode$0:8", "flow.Operator.onNext:90", "app.Main.main:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Codec", "decode", "exception");
  }

  @Test
  void anOperatorThatIsHandedAnythingDoesNotAnswerForTheLambdaItRuns() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.make:9", "flow.Operator.onNext:90", "app.Main.main:3")
        .returned("app.Main.make:9", "flow.Operator.onNext:90", "app.Main.main:3")
        .handler("flow.Operator.onNext:88", "flow.Operator.onNext:91", "app.Main.main:3")
        .argument("app.Body.lambda$read$0:7", "flow.Operator.onNext:90", "app.Main.main:3")
        .exception("app.Body.lambda$read$0:8", "flow.Operator.onNext:90", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Body", "read", "exception");
  }

  @Test
  void aConstructorThatThrowsAnswersForWhatItTook() {
    told.object()
        .begin("lib.Pool.get:5", "app.Form.offer:20", "app.Form.<init>:9", "app.Main.main:3")
        .exception("app.Form.offer:22", "app.Form.<init>:9", "app.Main.main:3")
        .exception("app.Form.<init>:9", "app.Main.main:3")
        .leaked(1);

    assertCulprit(told.answer(), "app.Form", "<init>", "exception");
  }

  @Test
  void aConstructorThatThrowsAnswersAlsoWhereItsSuperclassTookWhatItWasGiven() {
    told.object()
        .begin("app.Store.open:5", "app.Main.main:3")
        .acquire("app.Cursor.<init>:9", "app.Range.<init>:20", "app.Main.open:30")
        .argument("app.Range.<init>:20", "app.Main.open:30")
        .exception("app.Range.<init>:24", "app.Main.open:30")
        .release("app.Main.close:40")
        .leaked(1);

    assertCulprit(told.answer(), "app.Range", "<init>", "exception");
  }

  @Test
  void anExceptionOutOfALaterCallIsNotThatOfWhatAnEarlierOneReturned() {
    String[] all = {"app.Set.all:4", "app.Main.main:5"};
    String[] one = {"app.Set.one:3", "app.Set.all:4", "app.Main.main:5"};
    String[] call = {"app.Executor.call:2", "app.Set.one:3", "app.Set.all:4", "app.Main.main:5"};
    told.object()
        .begin(
            "lib.Pool.get:8",
            "app.Executor.call:1",
            "app.Set.one:3",
            "app.Set.all:4",
            "app.Main.main:5")
        .returned(one)
        .exception(call)
        .exception(one)
        .exception(all)
        .leaked(2);

    assertCulprit(told.answer(), "app.Set", "all", "exception");
  }
}

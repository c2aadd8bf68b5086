package dev.reftracker.detection;

import dev.reftracker.runtime.snapshot.MethodFacts;
import org.junit.jupiter.api.Test;

/** Where the ways of leaked and healthy references part. */
class PartingTest {

  private static final String[] MADE = {"lib.Pool.get:5", "app.Main.main:3"};
  private static final MethodFacts LOOKS = new MethodFacts(true, false, false, false, false);
  private static final MethodFacts LETS_GO = new MethodFacts(false, false, true, false, false);
  private static final MethodFacts ANSWERS = new MethodFacts(false, false, false, true, false);

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void theMethodThatWentOnWithTheOthersAnswers() {
    String[] given = {"app.Filter.next:7", "app.Main.main:4"};
    told.object()
        .begin(MADE)
        .argument(given)
        .argument("app.Sink.next:20", "app.Filter.next:9", "app.Main.main:4")
        .release("app.Sink.next:21", "app.Filter.next:9", "app.Main.main:4")
        .healthy(50);
    told.object().begin(MADE).argument(given).leaked(2);

    assertCulprit("app.Filter", "next", "lastHolder");
  }

  @Test
  void aStaticMethodThatOnlyLooksIsNotToBlameForWhatItsCallerForgets() {
    told.facts("app.Tools.copy", LOOKS);
    String[] given = {"app.Codec.direct:7", "app.Main.main:4"};
    told.object()
        .begin(MADE)
        .argument(given)
        .returned("app.Codec.direct:9", "app.Main.main:4")
        .release("app.Main.main:5")
        .healthy(50);
    told.object()
        .begin(MADE)
        .argument(given)
        .argument("app.Tools.copy:30", "app.Codec.direct:11", "app.Main.main:4")
        .leaked(2);

    assertCulprit("app.Codec", "direct", "lastHolder");
  }

  @Test
  void theOthersMayHaveGoneOnInACallOnAnotherLine() {
    told.object()
        .begin(MADE)
        .argument("app.Job.run:7", "app.Board.spin:30", "app.Main.main:4")
        .release("app.Job.run:9", "app.Board.spin:30", "app.Main.main:4")
        .healthy(50);
    told.object()
        .begin(MADE)
        .argument("app.Job.run:7", "app.Board.spin:30", "app.Main.main:12")
        .leaked(2);

    assertCulprit("app.Job", "run", "lastHolder");
  }

  @Test
  void whoGaveAReferenceBackIsNotAskedForTheOtherOne() {
    String[] audit = {"app.Audit.write:7", "app.Tee.publish:5", "app.Main.main:4"};
    String[] store = {"app.Store.write:8", "app.Tee.publish:6", "app.Main.main:4"};
    told.object()
        .begin("app.Main.main:4")
        .acquire("app.Tee.publish:4", "app.Main.main:4")
        .argument(audit)
        .release("app.Audit.write:11", "app.Tee.publish:5", "app.Main.main:4")
        .argument(store)
        .release("app.Store.write:9", "app.Tee.publish:6", "app.Main.main:4")
        .healthy(50);
    told.object()
        .begin("app.Main.main:4")
        .acquire("app.Tee.publish:4", "app.Main.main:4")
        .argument(audit)
        .argument(store)
        .release("app.Store.write:9", "app.Tee.publish:6", "app.Main.main:4")
        .leaked(2);

    assertCulprit("app.Audit", "write", "lastHolder");
  }

  @Test
  void whoIgnoresThatAnOfferWasRefusedAnswers() {
    told.facts("app.Line.offer", ANSWERS);
    String[] made = {"lib.Pool.get:5", "app.Client.call:9", "app.Main.main:4"};
    String[] offered = {"app.Line.offer:30", "app.Client.call:10", "app.Main.main:4"};
    told.object()
        .begin(made)
        .argument(offered)
        .release("app.Line.offer:33", "app.Client.call:10", "app.Main.main:4")
        .healthy(50);
    told.object().begin(made).argument(offered).leaked(2);

    assertCulprit("app.Client", "call", "lastHolder");
  }

  @Test
  void theMethodThatHoldersOfOthersSeldomSeeLetGo() {
    int drain = told.stackId("app.Worker.drain:40");
    int stop = told.stackId("app.Worker.stop:50");
    String[] given = {"app.Worker.submit:30", "app.Main.main:4"};
    told.object()
        .begin(MADE)
        .holder(7)
        .thenUsed(drain)
        .argument(given)
        .release("app.Worker.drain:41", "app.Main.main:6")
        .healthy(50);
    told.object().begin(MADE).holder(8).thenUsed(stop).argument(given).leaked(2);

    assertCulprit("app.Worker", "stop", "container");
  }

  @Test
  void aMethodThatOnlyReadsLetsGoOfNothingHoweverSeldomItIs() {
    told.facts("app.Worker.size", new MethodFacts(false, false, false, false, true));
    int drain = told.stackId("app.Worker.drain:40");
    int size = told.stackId("app.Worker.size:60");
    int stop = told.stackId("app.Worker.stop:70");
    String[] given = {"app.Worker.submit:30", "app.Main.main:4"};
    told.object()
        .begin(MADE)
        .holder(7)
        .thenUsed(drain)
        .argument(given)
        .release("app.Worker.drain:41", "app.Main.main:6")
        .healthy(50);
    told.object().begin(MADE).holder(8).thenUsed(size, stop).argument(given).leaked(2);

    assertCulprit("app.Worker", "stop", "container");
  }

  @Test
  void whereAllSeeTheSameTheMethodWhoseCodeTakesThingsOutLetGo() {
    told.facts("app.Cache.evict", LETS_GO);
    int evict = told.stackId("app.Cache.evict:40");
    int close = told.stackId("app.Cache.close:50");
    String[] given = {"app.Cache.put:30", "app.Main.main:4"};
    told.object()
        .begin(MADE)
        .holder(7)
        .thenUsed(evict, close)
        .argument(given)
        .release("app.Cache.close:51", "app.Main.main:6")
        .healthy(50);
    told.object().begin(MADE).holder(7).thenUsed(evict, close).argument(given).leaked(2);

    assertCulprit("app.Cache", "evict", "container");
  }

  @Test
  void whereTheOthersTurnUpElsewhereWithoutAHandOverThatPlaceAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Collector.collect:9", "app.Main.main:4"};
    told.object().begin(made).release("app.Flusher.flush:20", "app.Main.main:5").healthy(50);
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:2")
        .argument("app.Other.look:7", "app.Main.main:2")
        .release("app.Main.main:2")
        .healthy(1); // hand-overs were watched
    told.object().begin(made).leaked(2);

    assertCulprit("app.Flusher", "flush", "missingRelease");
  }

  private void assertCulprit(String className, String method, String why) {
    Named.assertCulprit(told.answer(), className, method, why);
  }
}

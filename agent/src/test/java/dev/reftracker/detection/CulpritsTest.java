package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Op;
import org.junit.jupiter.api.Test;

class CulpritsTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void theMethodThatWasGivenTheObjectLastAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument("app.Sink.accept:7", "app.Reader.read:11", "app.Main.main:3")
        .leaked(2);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Sink", "accept", "lastHolder");
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

    assertCulprit(told.report().leaks().get(0), "app.Reader", "read", "lastHolder");
  }

  @Test
  void anAcquireThatOnlyLeakedObjectsHaveIsSurplus() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10"};
    told.object().begin(made).release("app.Reader.read:12").healthy(50);
    told.object()
        .begin(made)
        .acquire("app.Cache.keep:30", "app.Reader.read:11")
        .release("app.Reader.read:12")
        .leaked(3);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Cache", "keep", "surplusAcquire");
    assertThat(group.surplusAcquire().line()).isEqualTo(30);
  }

  @Test
  void anExceptionOutOfAMethodThatWasGivenTheObjectBlamesItsCaller() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10", "app.Main.main:3"};
    told.object()
        .begin(made)
        .argument("app.Parser.parse:7", "app.Reader.read:11", "app.Main.main:3")
        .exception("app.Parser.parse:8", "app.Reader.read:11", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Reader", "read", "exception");
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
  void aConstructorThatThrowsAnswersForWhatItTook() {
    told.object()
        .begin("lib.Pool.get:5", "app.Form.offer:20", "app.Form.<init>:9", "app.Main.main:3")
        .exception("app.Form.offer:22", "app.Form.<init>:9", "app.Main.main:3")
        .exception("app.Form.<init>:9", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Form", "<init>", "exception");
  }

  @Test
  void aContainerThatLetGoOfItsContentIsNamedByItsUnusualMethod() {
    int add = told.stackId("lib.Composite.add:1");
    int shrink = told.stackId("lib.Composite.shrink:2");
    String[] made = {"lib.Pool.get:5", "app.Main.chunk:3"};
    String[] added = {"lib.Composite.add:1", "app.Main.main:4"};
    int composite = told.classId("lib.Composite");
    told.object()
        .begin(made)
        .into(new TestContainer(90, composite, true, add))
        .argument(added)
        .release("lib.Composite.deallocate:9", "app.Main.main:8")
        .healthy(50);
    told.object()
        .begin(made)
        .into(new TestContainer(91, composite, true, add, shrink))
        .argument(added)
        .leaked(2);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "lib.Composite", "shrink", "container");
  }

  @Test
  void theUserOfAnOwnerAnswersForItsContent() {
    String[] made = {"lib.Pool.get:5", "app.Vector.allocate:10", "app.Query.run:3"};
    told.object().begin(made).release("app.Vector.close:40", "app.Query.run:8").healthy(30);
    told.object().begin(made).leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.culprit().site().className()).isEqualTo("app.Query");
  }

  @Test
  void lambdasAreNamedByTheMethodThatWroteThem() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .argument("app.Codec.lambda$decode$0:7", "app.Main.main:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Codec", "decode", "lastHolder");
  }

  @Test
  void aLambdaWhoseMethodTheCompilerLeftOutKeepsItsName() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .argument("app.Codec.lambda$null$1:7", "app.Main.main:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Codec", "lambda$null$1", "lastHolder");
  }

  @Test
  void transparentFramesAreNotTheUsersOwnCode() {
    told.object()
        .begin("lib.Pool.get:5", "lib.Facade.make:8", "other.Codec.encode:20", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().className()).isEqualTo("other.Codec");
    assertThat(group.acquire().app()).isNull();
  }

  @Test
  void ofALibraryThatTestsItselfTheTestIsTheUsersOwnCodeAndNotWhatRunsIt() {
    told.object()
        .of("org.wire.Frame")
        .begin(
            "org.wire.Codec.encode:20",
            "org.wire.CodecTest.encodes:5",
            "jdk.internal.reflect.DirectMethodHandleAccessor.invoke:103",
            "java.lang.reflect.Method.invoke:580",
            "org.runner.Runner.run:30")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("encode");
    assertThat(group.acquire().app().method()).isEqualTo("encodes");
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

    assertCulprit(told.report().leaks().get(0), "app.Xml", "decode", "lastHolder");
  }

  @Test
  void whoDropsWhatTookItWhenItWasMadeAnswersAlsoWhereItStoredItInAField() {
    String[] made = {"lib.Pool.get:5", "app.Handler.<init>:7", "app.Client.connect:4"};
    String[] stored = {"app.Handler.<init>:7", "app.Client.connect:4"};
    int start = told.stackId("app.Handler.start:40");
    int close = told.stackId("app.Handler.close:50");
    told.object()
        .holder(7)
        .thenUsed(start, close)
        .begin(made)
        .holder(7)
        .thenUsed(start, close)
        .event(Op.STORE, stored)
        .release("app.Handler.close:51", "app.Client.end:9")
        .healthy(50);
    int start2 = told.stackId("app.Handler.refuse:60");
    told.object()
        .holder(8)
        .thenUsed(start2)
        .begin(made)
        .holder(8)
        .thenUsed(start2)
        .event(Op.STORE, stored)
        .leaked(3);

    assertCulprit(told.report().leaks().get(0), "app.Client", "connect", "acquire");
  }

  @Test
  void theEndOfAHolderThatForgetsOneReferenceAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Main.main:3"};
    told.object()
        .begin(made)
        .acquire("app.Panel.first:10", "app.Main.main:4")
        .acquire("app.Panel.second:11", "app.Main.main:5")
        .release("app.Main.main:6")
        .release("app.Panel.close:20", "app.Main.main:7")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Panel", "close", "missingRelease");
  }

  @Test
  void aSharedAcquireAnswersWhenAllObjectsOfOneCallerLeakAndTheHolderIsTheSame() {
    String[] returned = {"app.Decoder.decode:30", "app.Main.main:4"};
    told.object()
        .begin(
            "lib.Pool.get:5", "app.Decoder.acquire:20", "app.Decoder.chunks:25", "app.Main.main:4")
        .returned(returned)
        .release("app.Main.main:5")
        .healthy(50);
    told.object()
        .begin(
            "lib.Pool.get:5", "app.Decoder.acquire:20", "app.Decoder.decode:31", "app.Main.main:4")
        .returned(returned)
        .leaked(3);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Decoder", "acquire", "surplusAcquire");
    assertThat(group.notes()).anyMatch(note -> note.startsWith("all 3 objects"));
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

  private static void assertCulprit(LeakGroup group, String className, String method, String why) {
    Culprit culprit = group.culprit();
    assertThat(culprit.why()).isEqualTo(why);
    assertThat(culprit.site().className()).isEqualTo(className);
    assertThat(culprit.site().method()).isEqualTo(method);
  }
}

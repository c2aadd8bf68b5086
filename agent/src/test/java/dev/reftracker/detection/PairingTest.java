package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.runtime.snapshot.Op;
import org.junit.jupiter.api.Test;

class PairingTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void aHandleNamesTheAcquireExactly() {
    told.object()
        .handle(1)
        .acquire("app.Main.first:1")
        .handle(2)
        .acquire("app.Main.second:2")
        .handle(1)
        .release("app.Main.free:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("second");
    assertThat(group.pairingExact()).isTrue();
    assertThat(group.pairingScore()).isEqualTo(1);
  }

  @Test
  void withoutHandlesTheOldestIsReleasedFirstAndThatIsSaid() {
    told.object()
        .begin("app.Main.first:1")
        .acquire("app.Main.second:2")
        .by("other")
        .release("app.Worker.free:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("second");
    assertThat(group.pairingExact()).isFalse();
    assertThat(group.pairingRule()).isEqualTo("oldest");
  }

  @Test
  void aPairThatHealthyOnesKnowIsKnownByOtherCallersToo() {
    told.object()
        .begin("app.Main.first:1")
        .acquire("app.Batch.<init>:5", "app.Unloader.batch:7", "app.Main.main:9")
        .release("app.Batch.close:6", "app.Main.main:10")
        .release("app.Main.main:11")
        .healthy(40);
    told.object().begin("app.Main.first:1").release("app.Main.main:11").healthy(40);
    told.object()
        .begin("app.Main.first:1")
        .acquire("app.Batch.<init>:5", "app.Unloader.batch:7", "app.Main.rarely:20")
        .release("app.Batch.close:6", "app.Main.rarely:21")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("first");
    assertThat(group.pairingRule()).isEqualTo("twin");
  }

  @Test
  void aCallThatGivesBackWhatItWasGivenAnswersNothingTakenInsideMeanwhile() {
    told.object()
        .begin("app.Main.first:1", "app.Main.main:2")
        .holder(5)
        .handler("app.Base.read:10", "app.Main.main:3")
        .holder(5)
        .acquire("app.Sub.decode:30", "app.Base.read:12", "app.Main.main:3")
        .holder(5)
        .release("app.Base.read:14", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("decode");
  }

  @Test
  void aCallThatTookOneItselfAnswersThatOne() {
    told.object()
        .begin("app.Main.first:1", "app.Main.main:2")
        .holder(5)
        .argument("app.Base.read:10", "app.Main.main:3")
        .holder(5)
        .acquire("app.Base.read:12", "app.Main.main:3")
        .holder(5)
        .release("app.Base.read:14", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("first");
  }

  @Test
  void aViewIsNearlyAHandle() {
    told.object()
        .begin("app.Main.first:1")
        .through(77)
        .acquire("app.Main.slice:2")
        .through(77)
        .release("app.Other.free:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("first");
    assertThat(group.pairingRule()).isEqualTo("view");
  }

  @Test
  void aWrapperThatTheFactoryPutAroundTheTargetTellsNothingApart() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.first:1")
        .holder(77)
        .event(Op.CONSTRUCTOR, "lib.Wrapper.<init>:9", "app.Main.first:1")
        .through(77)
        .acquire("app.Keeper.keep:2", "app.Main.first:3")
        .through(77)
        .release("app.Main.first:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("keep");
  }

  @Test
  void whatADerivedObjectTookWhenItWasMadeIsNotAnsweredByWhoAskedForIt() {
    told.object()
        .begin("lib.Pool.get:5", "app.Reader.read:1")
        .holder(7)
        .argument("app.Decoder.feed:2", "app.Reader.read:3")
        .into(new TestContainer(2, told.classId("lib.Slice"), true))
        .argument("lib.Slice.init:8", "app.Decoder.feed:5", "app.Reader.read:3")
        .holder(7)
        .acquire("lib.Slice.init:9", "app.Decoder.feed:5", "app.Reader.read:3")
        .holder(7)
        .release("app.Decoder.feed:6", "app.Reader.read:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("feed");
  }

  @Test
  void healthyTwinsTellWhichReleaseAnswersWhichAcquire() {
    String[] made = {"app.Main.make:1"};
    String[] queued = {"app.Main.enqueue:2"};
    String[] finished = {"app.Main.finish:3"};
    String[] consumed = {"app.Worker.consume:4"};
    told.object().begin(made).release(finished).healthy(10);
    told.object().begin(made).acquire(queued).release(finished).release(consumed).healthy(10);
    told.object().begin(made).acquire(queued).release(finished).leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("enqueue");
    assertThat(group.missingRelease().site().method()).isEqualTo("consume");
  }

  @Test
  void anAcquireThatIsAlwaysAnsweredInItsOwnCallIsNotAnsweredElsewhereEvenByTheSameHolder() {
    String[] made = {"app.Main.make:1", "app.Main.main:9"};
    String[] searched = {"app.Main.search:2", "app.Main.main:10"};
    String[] given = {"app.Main.search:3", "app.Main.main:10"};
    String[] swapped = {"app.Main.swap:4", "app.Main.main:11"};
    told.object()
        .begin(made)
        .by("manager")
        .acquire(searched)
        .release(given)
        .release(swapped)
        .healthy(10);
    told.object().begin(made).by("manager").acquire(searched).release(swapped).leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("search");
  }

  @Test
  void itIsNotAnsweredByANeighbourOfItsClassEither() {
    String[] made = {"app.Main.main:1"};
    String[] flushed = {"app.Main.flush:2", "app.Main.main:10"};
    String[] written = {"app.Main.flush:3", "app.Main.main:10"};
    String[] tornDown = {"app.Main.tearDown:4", "app.Main.main:11"};
    told.object().begin(made).acquire(flushed).release(written).release(tornDown).healthy(9);
    told.object()
        .begin(made)
        .acquire(flushed)
        .argument("app.Main.tearDown:4", "app.Main.main:11")
        .release(tornDown)
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("flush");
    assertThat(group.culprit().site().line()).isEqualTo(3);
  }

  @Test
  void aReleaseThroughTheObjectItselfDoesNotAnswerForASliceOfTheSameHolder() {
    told.object()
        .begin("app.Main.make:1")
        .by("decoder")
        .through(77)
        .acquire("app.Decoder.slice:2")
        .through(0)
        .release("app.Decoder.finish:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("slice");
  }

  @Test
  void theReferencesOfAGroupAddUpWhateverWasLeftOver() {
    told.object().begin("app.Main.a:1").acquire("app.Main.b:2").acquire("app.Main.c:3").leaked(7);

    long references = told.report().leaks().stream().mapToLong(LeakGroup::references).sum();

    assertThat(references).isEqualTo(21);
    assertThat(told.report().summary().leakedObjects()).isEqualTo(7);
  }

  @Test
  void whatWasGivenToAnObjectIsReleasedByThatObject() {
    told.object()
        .begin("app.Main.first:1")
        .holder(5)
        .argument("app.Batch.add:20", "app.Main.main:2")
        .acquire("app.Merger.merge:30", "app.Main.main:3")
        .holder(5)
        .release("app.Batch.close:22", "app.Main.main:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("merge");
    assertThat(group.pairingRule()).isEqualTo("holder");
  }
}

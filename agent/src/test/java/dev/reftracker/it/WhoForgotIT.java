package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertCulpritFirst;
import static dev.reftracker.it.Verdicts.assertCulpritNext;
import static dev.reftracker.it.Verdicts.assertForgottenWhereMarked;
import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static dev.reftracker.it.Verdicts.assertUnharmed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The kinds of bugs that real projects had, each in a small program that says who forgot. */
final class WhoForgotIT {

  @EveryJdk
  void aContainerThatDropsAComponentUntouched(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "ContainerDropsComponent");
  }

  @EveryJdk
  void aConstructorThatThrowsAfterItHasAcquired(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "ConstructorThrows");
  }

  @EveryJdk
  void aMessageThatAHandlerNeverReleases(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "MessageNotReleased");
  }

  @EveryJdk
  void anErrorPathThatDropsAField(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "ErrorPathDropsField");
  }

  @EveryJdk
  void aCancellationThatReleasesNothing(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "CancelForgets");
  }

  @EveryJdk
  void anEmptyResultThatOneCallerDoesNotReleaseIsOfferedAfterThatCaller(Jdk jdk) {
    AgentRun run = tracked(jdk, "EmptyResult");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertCulpritNext(run.program(), outcome);
  }

  @EveryJdk
  void anOwnerThatIsDroppedWithItsContent(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "OwnerDropped");
  }

  @EveryJdk
  void aConsumerThatThrowsUnderACallerWhoRunsAnything(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "ConsumerThrows");
  }

  @EveryJdk
  void aCountedHolderThatThrowsWithABufferInItsHand(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "CountedHolderThrows");
  }

  @EveryJdk
  void partsGivenInAnArrayToABatchThatIsForgotten(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "PartsInAnArray");
  }

  @EveryJdk
  void anItemThatAReactiveOperatorKeepsAndForgets(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "CachedItem");
  }

  @EveryJdk
  void aMapperThatThrowsBetweenOperatorsThatRunAnything(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "MapperThrows");
  }

  @EveryJdk
  void whatAnOptionalListenerIsOnlyTold(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "ListenerIsTold");
  }

  @EveryJdk
  void aBufferThatWasPutTogetherForAGenericCodec(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "GenericCodec");
  }

  @EveryJdk
  void anAttributeOfAnyTypeThatIsOverwritten(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "AttributeOverwritten");
  }

  @EveryJdk
  void aCarrierThatIsPassedOnByAnInterfaceAndDropped(Jdk jdk) {
    leakIsExactAndTheCulpritFirst(jdk, "PassedByInterface");
  }

  @EveryJdk
  void aFrameThatTheConsumerOfADecoderNeverReleases(Jdk jdk) {
    AgentRun run = tracked(jdk, "FrameNotReleased");

    Outcome outcome = run.run();

    assertThat(outcome.report().summary("leakedObjects")).as(outcome::toString).isEqualTo(5);
    assertThat(outcome.report().summary("leakedReferences")).isEqualTo(5);
    assertCulpritFirst(run.program(), outcome);
    assertForgottenWhereMarked(run.program(), outcome);
  }

  @EveryJdk
  void aDoubleReleaseWhoseExceptionHitsAnInnocent(Jdk jdk) {
    overReleaseIsExactAndTheCulpritNamed(jdk, "ReleasedTwice");
  }

  @EveryJdk
  void aReleaseOfWhatAnInheritedMethodPassesOn(Jdk jdk) {
    overReleaseIsExactAndTheCulpritNamed(jdk, "InheritedPassesOn");
  }

  private static void overReleaseIsExactAndTheCulpritNamed(Jdk jdk, String name) {
    AgentRun run = tracked(jdk, name);

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    JsonNode first = outcome.report().overReleases().get(0);
    assertThat(run.program().expectations().culprits())
        .as(() -> "culprit " + first.path("culprit") + ", of " + outcome)
        .anyMatch(culprit -> culprit.sameMethod(Place.of(first.path("culprit").path("site"))));
  }

  private static void leakIsExactAndTheCulpritFirst(Jdk jdk, String name) {
    AgentRun run = tracked(jdk, name);
    Outcome plain = AgentRun.of("whoforgot." + name, LibrarySet.NETTY_41).on(jdk).run();

    Outcome outcome = run.run();

    assertUnharmed(outcome, plain);
    assertReportedExactly(run.program(), outcome);
    assertCulpritFirst(run.program(), outcome);
    assertForgottenWhereMarked(run.program(), outcome);
  }

  private static AgentRun tracked(Jdk jdk, String name) {
    return AgentRun.of("whoforgot." + name, LibrarySet.NETTY_41)
        .on(jdk)
        .tracking("netty,stacks=full,handovers=always");
  }
}

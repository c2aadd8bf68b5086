package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOverTest {

  private CallSiteProgram program;
  private Object buffer;
  private Object caller;

  @BeforeEach
  void weave() throws ReflectiveOperationException {
    program = new CallSiteProgram(true);
    buffer = program.make("callsites.Buffer");
    caller = program.make("callsites.Caller");
  }

  @Test
  void aMethodThatSetsAFlagDoesNotMerelyRead() throws Exception {
    program.make("letters.LockedShelf", buffer);

    assertThat(program.reading())
        .contains("Shelf.size")
        .doesNotContain("Shelf.clear", "LockedShelf.lock");
  }

  @Test
  void anArgumentIsHandedOverOnEntry() throws Exception {
    assertThat(program.runOn(caller, "keep", buffer))
        .containsExactly(
            "handedOver(Buffer, Caller) ARGUMENT Caller.keep@keep",
            "constructed(Caller, Buffer) STORE Caller.keep@keep");
  }

  @Test
  void whatAnEmptyDefaultMethodIsToldIsHandedToNobody() throws Exception {
    assertThat(program.run("tells", program.make("callsites.Observer"), buffer))
        .containsExactly("handedOver(Buffer, null) ARGUMENT Caller.tells");
  }

  @Test
  void aResultIsReturned() throws Exception {
    program.runOn(caller, "keep", buffer);

    assertThat(program.runOn(caller, "kept"))
        .containsExactly("returned(Buffer, Caller) RETURN Caller.kept");
  }

  @Test
  void whatAFluentMethodReturnsWasWithTheCallerAllAlong() throws Exception {
    assertThat(program.runOn(buffer, "write", 1)).isEmpty();
  }

  @Test
  void countingMethodsAreNoHandOvers() throws Exception {
    Object slice = program.make("callsites.Slice", buffer, 1L);

    assertThat(program.runOn(slice, "release"))
        .containsExactly(
            "calling(Buffer, Slice) CALL Slice.release", "called() CALL Slice.release");
  }

  @Test
  void anExceptionThatLeavesTellsWhatTheCallerPassedEvenWhereTheBodyOverwroteIt() throws Exception {
    List<String> hooks = program.runOn(caller, "overwritten", 3L, buffer, 3);

    assertThat(hooks)
        .startsWith("handedOver(Buffer, Caller) ARGUMENT Caller.overwritten")
        .endsWith(
            "exceptionLeft(Buffer, Caller, IllegalStateException) EXCEPTION Caller.overwritten",
            "threw number 11");
  }

  @Test
  void anExceptionThatTheMethodCatchesItselfIsNotTold() throws Exception {
    assertThat(program.run("caught", buffer, buffer, buffer))
        .containsExactly(
            "handedOver(Buffer, null) ARGUMENT Caller.caught",
            "handedOver(Buffer, null) ARGUMENT Caller.caught",
            "handedOver(Buffer, null) ARGUMENT Caller.caught",
            "exceptionLeft(null, null, IllegalStateException) EXCEPTION Caller.caught",
            "exceptionLeft(Buffer, null, IllegalStateException) EXCEPTION Caller.caught",
            "exceptionLeft(Buffer, null, IllegalStateException) EXCEPTION Caller.caught",
            "threw number 2");
  }

  @Test
  void anExceptionThatLeavesAMethodWhichAcquiredIsTold() throws Exception {
    assertThat(program.run("acquiresAndFails", program.make("callsites.Allocator")))
        .containsExactly(
            "calling(Allocator, null) FACTORY Caller.acquiresAndFails",
            "called() FACTORY Caller.acquiresAndFails",
            "exceptionLeft(null, null, IllegalStateException) EXCEPTION Caller.acquiresAndFails",
            "threw number 1");
  }

  @Test
  void aHandlerIsGivenItsMessageAsObject() throws Exception {
    assertThat(program.runOn(caller, "channelRead", 1, buffer))
        .contains(
            "handedOver(Integer, Caller) HANDLER Caller.channelRead",
            "handedOver(Buffer, Caller) HANDLER Caller.channelRead",
            "exceptionLeft(Buffer, Caller, IllegalStateException) EXCEPTION Caller.channelRead");
  }

  @Test
  void theBodyOfALambdaIsTheProgramsOwnMethod() throws Exception {
    assertThat(program.run("inLambda", buffer))
        .containsSubsequence(
            "handedOver(Buffer, null) ARGUMENT Caller.inLambda",
            "handedOver(Buffer, null) ARGUMENT Caller.lambda$inLambda$0");
  }

  @Test
  void aConstructorMakesACarrier() throws Exception {
    assertThat(program.run("carried", buffer))
        .containsExactly(
            "handedOver(Buffer, null) ARGUMENT Caller.carried",
            "handedOver(Buffer, Message) ARGUMENT Message.<init>",
            "constructed(Message, Buffer) CONSTRUCTOR Message.<init>",
            "handedOver(Buffer, Message) ARGUMENT Message.<init>",
            "constructed(Message, Buffer) CONSTRUCTOR Message.<init>");
  }

  @Test
  void aConstructorThatThrowsMakesNone() throws Exception {
    assertThat(program.runNew("letters.Message", buffer, true))
        .containsExactly(
            "handedOver(Buffer, Message) ARGUMENT Message.<init>",
            "exceptionLeft(null, Message, IllegalArgumentException) EXCEPTION Message.<init>",
            "exceptionLeft(Buffer, Message, IllegalArgumentException) EXCEPTION Message.<init>",
            "threw nothing to carry");
  }

  @Test
  void aTrackedObjectWhoseConstructorThrowsWasNeverMade() throws Exception {
    assertThat(program.runNew("callsites.Sized", 1)).isEmpty();
    assertThat(program.runNew("callsites.Sized", -1))
        .endsWith("unmade(Sized)", "threw negative size");
    assertThat(program.runNew("callsites.Sized", 1, -1))
        .endsWith("unmade(Sized)", "threw negative size");
    assertThat(new CallSiteProgram(false).runNew("callsites.Sized", -1))
        .containsExactly("unmade(Sized)", "threw negative size");
  }

  @Test
  void aCarrierIsFollowedIntoClassesThatNameNoTarget() throws Exception {
    Object message = program.make("letters.Message", buffer);

    assertThat(program.run("enclosed", message))
        .containsExactly(
            "handedOver(Message, null) ARGUMENT Caller.enclosed",
            "handedOver(Message, Envelope) ARGUMENT Envelope.<init>",
            "constructed(Envelope, Message) CONSTRUCTOR Envelope.<init>");
  }

  @Test
  void aCarrierIsHandedOverAsWhatElseItIs() throws Exception {
    Object message = program.make("letters.Message", buffer);

    assertThat(program.run("posted", message))
        .contains("handedOver(Message, null) ARGUMENT Caller.posted");
  }

  @Test
  void whoOnlyLooksAtWhatMayBeACarrierIsHandedNothing() throws Exception {
    Object message = program.make("letters.Message", buffer);

    assertThat(program.run("weighed", message)).noneMatch(hook -> hook.contains("Caller.weighed"));
  }

  @Test
  void aBridgeShowsWhichParameterOfAHandlerIsItsMessage() throws Exception {
    assertThat(program.runOn(program.make("letters.NoteReader"), "channelRead", 1, null))
        .containsSubsequence(
            "handedOver(Integer, NoteReader) HANDLER NoteReader.channelRead",
            "handedOver(null, NoteReader) HANDLER NoteReader.channelRead");
  }

  @Test
  void aHandlerMayKeepItsMessages() throws Exception {
    Object inbox = program.make("letters.Inbox");

    assertThat(program.runOn(inbox, "next"))
        .containsExactly(
            "usedContainer(Inbox) STAY Inbox.next", "returned(Optional, Inbox) RETURN Inbox.next");
  }

  @Test
  void whatAHolderKeepsComesAndGoesAsAnyObject() throws Exception {
    Object inbox = program.make("letters.Inbox");

    assertThat(program.runOn(inbox, "remember", buffer))
        .containsExactly(
            "handedOver(Buffer, Inbox) ARGUMENT Inbox.remember",
            "constructed(Inbox, Buffer) STORE Inbox.remember");
    assertThat(program.runOn(inbox, "isLast", buffer)).isEmpty();
    assertThat(program.runOn(inbox, "last"))
        .containsExactly("returned(Buffer, Inbox) RETURN Inbox.last");
  }

  @Test
  void everyPublicMethodOfAContainerIsAUse() throws Exception {
    Object composite = program.make("callsites.Composite");

    assertThat(program.runOn(composite, "add", buffer))
        .containsExactly(
            "handedOver(Buffer, Composite) ARGUMENT Composite.add",
            "usedContainer(Composite) USE Composite.add",
            "constructed(Composite, Buffer) STORE Composite.add");
    assertThat(program.runOn(composite, "clear"))
        .containsExactly("usedContainer(Composite) USE Composite.clear");
  }

  @Test
  void everyMethodOfAPlainHolderThatDoesSomethingIsAUse() throws Exception {
    assertThat(program.runNew("letters.Shelf", buffer))
        .contains("handedOver(Buffer, Shelf) ARGUMENT Shelf.<init>");
    Object shelf = program.make("letters.Shelf", buffer);

    assertThat(program.runOn(shelf, "clear"))
        .containsExactly(
            "handedOver(Shelf, null) ARGUMENT Shelf.clear",
            "usedContainer(Shelf) STAY Shelf.clear");
    assertThat(program.runOn(shelf, "size"))
        .containsExactly("handedOver(Shelf, null) ARGUMENT Shelf.size");
  }

  @Test
  void aSubclassOfAPlainHolderIsOne() throws Exception {
    Object shelf = program.make("letters.LockedShelf", buffer);

    assertThat(program.runOn(shelf, "lock"))
        .containsExactly(
            "handedOver(LockedShelf, null) ARGUMENT LockedShelf.lock",
            "usedContainer(LockedShelf) STAY LockedShelf.lock");
  }

  @Test
  void whatEveryTargetCanBeGivenMakesNoContainer() throws Exception {
    assertThat(program.runOn(buffer, "copyFrom", buffer))
        .containsExactly("handedOver(Buffer, Buffer) ARGUMENT Buffer.copyFrom");
  }
}

package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSiteTest {

  private CallSiteProgram program;
  private Object buffer;

  @BeforeEach
  void weave() throws ReflectiveOperationException {
    program = new CallSiteProgram(false);
    buffer = program.make("callsites.Buffer");
  }

  @Test
  void everyCallOfAChainIsAnnouncedOnTheObjectThatItIsMadeOn() throws Exception {
    Object allocator = program.make("callsites.Allocator");

    List<String> hooks = program.run("chained", allocator);

    assertThat(hooks)
        .containsExactly(
            "calling(Allocator, null) FACTORY Caller.chained@first",
            "called() FACTORY Caller.chained@first",
            "calling(Buffer, null) CALL Caller.chained@second",
            "called() CALL Caller.chained@second",
            "calling(Buffer, null) CALL Caller.chained@second",
            "called() CALL Caller.chained@second");
  }

  @Test
  void aCallThroughAnInterfaceAndItsDelegateAreBothAnnounced() throws Exception {
    Object slice = program.make("callsites.Slice", buffer, 3L);

    List<String> hooks = program.run("viaInterface", slice);

    assertThat(hooks)
        .containsExactly(
            "calling(Slice, null) CALL Caller.viaInterface",
            "calling(Buffer, Slice) CALL Slice.release",
            "called() CALL Slice.release",
            "called() CALL Caller.viaInterface");
  }

  @Test
  void aStaticHelperIsAnnouncedWithItsArgument() throws Exception {
    List<String> hooks = program.run("viaHelper", buffer);

    assertThat(hooks)
        .containsExactly(
            "calling(Buffer, null) CALL Caller.viaHelper",
            "calling(Buffer, null) DELEGATE Counts.release",
            "calling(Buffer, null) DELEGATE Counts.release",
            "called() DELEGATE Counts.release",
            "called() DELEGATE Counts.release",
            "called() CALL Caller.viaHelper");
  }

  @Test
  void theReceiverIsFoundBelowATwoSlotArgumentAndLeftOutBelowMore() throws Exception {
    List<String> hooks = program.run("sliced", buffer);

    assertThat(hooks)
        .contains(
            "calling(null, null) FACTORY Caller.sliced@three",
            "calling(Buffer, null) FACTORY Caller.sliced@wide");
  }

  @Test
  void aFactoryWhoseResultIsDroppedIsNone() throws Exception {
    assertThat(program.run("discarded", buffer)).isEmpty();
  }

  @Test
  void aConstructorIsAFactoryWithoutReceiver() throws Exception {
    assertThat(program.run("created"))
        .containsExactly(
            "calling(null, null) FACTORY Caller.created", "called() FACTORY Caller.created");
  }

  @Test
  void anInstanceMethodIsTheCaller() throws Exception {
    Object caller = program.make("callsites.Caller");
    program.runOn(caller, "keep", buffer);

    assertThat(program.runOn(caller, "releaseKept"))
        .containsExactly(
            "calling(Buffer, Caller) CALL Caller.releaseKept@kept",
            "called() CALL Caller.releaseKept@kept");
  }

  @Test
  void aConstructorIsNoCallerBeforeItHasCalledSuper() throws Exception {
    List<String> hooks = program.runNew("letters.Derived", buffer, buffer);

    assertThat(hooks)
        .filteredOn(hook -> hook.startsWith("calling") && hook.contains("Derived"))
        .containsExactly(
            "calling(Buffer, null) CALL Derived.<init>@before",
            "calling(Buffer, Derived) CALL Derived.<init>@after");
  }

  @Test
  void anExceptionLeavesItsCallOpen() throws Exception {
    assertThat(program.run("viaInterface", new Object[] {null}))
        .startsWith("calling(null, null) CALL Caller.viaInterface")
        .noneMatch(hook -> hook.startsWith("called"));
  }

  @Test
  void classesWithoutSuchCallsStayAsTheyAre() {
    assertThat(program.woven())
        .contains("Caller", "Slice", "Counts")
        .doesNotContain("Message", "Envelope", "Counted");
  }
}

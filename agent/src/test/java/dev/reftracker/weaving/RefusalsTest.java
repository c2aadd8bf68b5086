package dev.reftracker.weaving;

import static dev.reftracker.weaving.TestRules.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.ValueSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that its method cannot keep is refused with a reason, and the method stays as it was. */
class RefusalsTest {

  private static final String REFUSED = "example.shapes.Refused";
  private static final ClassLoader FILES = RefusalsTest.class.getClassLoader();

  static Stream<Arguments> refusals() {
    String acquire = "acquire(ZJ)I";
    String open = "open(IDLjava/lang/Object;)V";
    return Stream.of(
        refusal("release()V", "abstract", on(Role.RELEASE, "release")),
        refusal("free()V", "native", on(Role.RELEASE, "free")),
        refusal("<init>(I)V", "a constructor can only", on(Role.RELEASE, "<init>")),
        refusal(open, "static: there is no this", on(Role.ACQUIRE, "open")),
        refusal(
            open,
            "subject is an argument of type double",
            on(Role.USE, "open").subject(ValueSource.argument(1))),
        refusal(
            open,
            "subject is argument 3 but it has 3",
            on(Role.USE, "open").subject(ValueSource.argument(3))),
        refusal(open, "it returns void", on(Role.ACQUIRE, "open").subject(ValueSource.RETURN)),
        refusal(
            open,
            "amount is of type double, not int or long",
            on(Role.ACQUIRE, "open")
                .subject(ValueSource.argument(2))
                .amount(ValueSource.argument(1))),
        refusal(
            acquire,
            "amount is of type boolean",
            on(Role.ACQUIRE, "acquire").amount(ValueSource.argument(0))),
        refusal(
            acquire,
            "handle is an argument of type long",
            on(Role.ACQUIRE, "acquire").handle(ValueSource.argument(1))),
        refusal(
            acquire,
            "success cannot be RETURN_TRUE of a method returning int",
            on(Role.ACQUIRE, "acquire").success(Success.RETURN_TRUE)),
        refusal(
            acquire,
            "ends cannot be RETURN_NON_NULL of a method returning int",
            on(Role.RELEASE, "acquire").ends(Success.RETURN_NON_NULL)),
        refusal(
            "take()Ljava/lang/Object;",
            "before there is a return value to be the subject",
            on(Role.RELEASE, "take").subject(ValueSource.RETURN)),
        refusal(
            "take()Ljava/lang/Object;",
            "before there is a return value to be the handle",
            on(Role.RELEASE, "take").handle(ValueSource.RETURN)),
        refusal(
            "take()Ljava/lang/Object;",
            "a begin cannot depend on the result",
            on(Role.BEGIN, "take").success(Success.RETURN_NON_NULL)),
        refusal("compareTo(Ljava/lang/Object;)I", "a bridge", on(Role.USE, "compareTo")));
  }

  private static Arguments refusal(String method, String reason, TestRules.Method rule) {
    return Arguments.of(method, reason, rule);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refusals")
  void theReasonIsSaid(String method, String reason, TestRules.Method rule) {
    Woven woven = new Woven(TestRules.type(REFUSED, rule.rule()));

    woven.weave(REFUSED, FILES);

    assertThat(woven.refusal(method)).contains(reason);
    assertThat(woven.log).isEmpty();
  }

  @Test
  void aMethodThatCallsAnotherCountingMethodOfTheSameObjectIsNotCountedTwice() {
    Woven woven =
        new Woven(
            TestRules.type(
                REFUSED, on(Role.RELEASE, "close").rule(), on(Role.RELEASE, "drop").rule()));

    woven.weave(REFUSED, FILES);

    assertThat(woven.refusal("close()V")).contains("drop(I)V", "which counts");
    assertThat(woven.refusal("drop(I)V")).isNull();
  }

  @Test
  void theSameMethodIsWovenWhenTheOtherOneIsNotNamed() {
    Woven woven = new Woven(TestRules.type(REFUSED, on(Role.RELEASE, "close").rule()));

    byte[] classFile = woven.weave(REFUSED, FILES);

    assertThat(classFile).isNotNull();
    assertThat(woven.refusal("close()V")).isNull();
  }

  @Test
  void oneMethodIsCountedForOneTypeOnly() {
    Woven woven =
        new Woven(
            TestRules.type(REFUSED, on(Role.RELEASE, "drop").rule()),
            TestRules.type("example.shapes.*", on(Role.RELEASE, "drop").rule()));

    woven.weave(REFUSED, FILES);

    assertThat(woven.ids.methods).hasSize(1);
    assertThat(woven.report.methods())
        .extracting(method -> method.refusal())
        .containsExactlyInAnyOrder(null, "type " + REFUSED + " counts it already");
  }

  @Test
  void aRuleThatListsParametersWinsOverOneThatDoesNot() {
    Woven woven =
        new Woven(
            TestRules.type(
                REFUSED,
                on(Role.RELEASE, "drop").rule(),
                on(Role.RELEASE, "drop").taking("int").amount(ValueSource.argument(0)).rule()));

    woven.weave(REFUSED, FILES);

    assertThat(woven.report.methods())
        .extracting(method -> method.rule().amount())
        .containsExactly(ValueSource.argument(0));
  }
}

package dev.reftracker.weaving;

import static dev.reftracker.weaving.TestRules.on;
import static dev.reftracker.weaving.TestRules.type;
import static dev.reftracker.weaving.TestRules.withSubtypes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same rules on the same classes, once woven by us and once by ByteBuddy, call the same hooks.
 */
class OracleTest {

  private static final ClassLoader FILES = OracleTest.class.getClassLoader();

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("Counted", counted()),
        Arguments.of("Loops", loops()),
        Arguments.of("Arguments", arguments()),
        Arguments.of("Locks", locks()),
        Arguments.of("Generic", generic()),
        Arguments.of("Handles", handles()),
        Arguments.of("Ancient", ancient()));
  }

  private static TypeRule counted() {
    return withSubtypes(
        "example.shapes.Counted",
        on(Role.BEGIN, "<init>").rule(),
        on(Role.ACQUIRE, "retain").taking().rule(),
        on(Role.ACQUIRE, "retain").taking("int").amount(ValueSource.argument(0)).rule(),
        on(Role.ACQUIRE, "tryRetain").success(Success.RETURN_TRUE).rule(),
        on(Role.RELEASE, "release").ends(Success.RETURN_TRUE).rule(),
        on(Role.END, "deallocate").rule());
  }

  private static TypeRule loops() {
    return type(
        "example.shapes.Loops",
        on(Role.BEGIN, "<init>").rule(),
        on(Role.ACQUIRE, "acquire").amount(ValueSource.argument(0)).rule(),
        on(Role.USE, "acquire").rule(),
        on(Role.RELEASE, "release")
            .amount(ValueSource.argument(0))
            .ends(Success.RETURN_TRUE)
            .rule());
  }

  private static TypeRule arguments() {
    return type(
        "example.shapes.Arguments",
        on(Role.ACQUIRE, "acquire")
            .subject(ValueSource.argument(2))
            .amount(ValueSource.argument(3))
            .handle(ValueSource.argument(4))
            .success(Success.RETURN_NON_NULL)
            .rule(),
        on(Role.RELEASE, "release")
            .subject(ValueSource.argument(1))
            .amount(ValueSource.argument(2))
            .handle(ValueSource.argument(3))
            .success(Success.RETURN_NOT_NEGATIVE)
            .ends(Success.RETURN_ZERO)
            .rule(),
        on(Role.BEGIN, "open").subject(ValueSource.RETURN).rule(),
        on(Role.ACQUIRE, "drain")
            .subject(ValueSource.argument(0))
            .amount(ValueSource.RETURN)
            .success(Success.RETURN_NOT_NEGATIVE)
            .rule());
  }

  private static TypeRule locks() {
    return type(
        "example.shapes.Locks",
        on(Role.BEGIN, "<init>").amount(ValueSource.constant(0)).rule(),
        on(Role.ACQUIRE, "acquire").rule(),
        on(Role.RELEASE, "release").rule(),
        on(Role.USE, "use").subject(ValueSource.argument(0)).rule(),
        on(Role.BELONGS_TO, "use")
            .subject(ValueSource.argument(0))
            .handle(ValueSource.argument(0))
            .rule(),
        on(Role.WAIT, "await").rule(),
        on(Role.SCOPE_END, "close").rule());
  }

  private static TypeRule generic() {
    return withSubtypes(
        "example.shapes.Generic",
        on(Role.BEGIN, "<init>").amount(ValueSource.constant(1000)).rule(),
        on(Role.ACQUIRE, "retain").subject(ValueSource.RETURN).rule(),
        on(Role.RELEASE, "release").handle(ValueSource.argument(0)).rule());
  }

  private static TypeRule handles() {
    return type(
        "example.shapes.Handles",
        on(Role.BEGIN, "<init>").rule(),
        on(Role.ACQUIRE, "tryAcquire")
            .handle(ValueSource.RETURN)
            .success(Success.RETURN_NON_NULL)
            .rule(),
        on(Role.TOUCH, "tryAcquire").handle(ValueSource.argument(0)).rule(),
        on(Role.RELEASE, "release")
            .handle(ValueSource.argument(0))
            .success(Success.RETURN_TRUE)
            .rule(),
        on(Role.TOUCH, "touch").handle(ValueSource.argument(0)).rule(),
        on(Role.USE, "check").rule(),
        on(Role.END, "close").rule());
  }

  static TypeRule ancient() {
    return type(
        "example.shapes.Ancient",
        on(Role.BEGIN, "<init>").amount(ValueSource.argument(0)).rule(),
        on(Role.ACQUIRE, "acquire")
            .amount(ValueSource.argument(0))
            .success(Success.RETURN_NOT_NEGATIVE)
            .rule(),
        on(Role.RELEASE, "release")
            .amount(ValueSource.argument(0))
            .ends(Success.RETURN_TRUE)
            .rule());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void ourWeavingCallsTheHooksThatAdviceCalls(String shape, TypeRule rule) throws Exception {
    String className = "example.shapes." + shape;
    Woven woven = new Woven(rule);
    AdviceOracle oracle = new AdviceOracle(woven.ids, rule);

    HookTrace ours = HookTrace.of(woven.loader(FILES, "example."), className);
    HookTrace advice = HookTrace.of(oracle.loader(FILES, "example."), className);

    assertThat(woven.log).isEmpty();
    assertThat(woven.verdicts).isNotEmpty().allMatch(String::isEmpty);
    assertThat(woven.report.unmatched()).isEmpty();
    assertThat(ours.lines()).isNotEmpty().isEqualTo(advice.lines());
  }
}

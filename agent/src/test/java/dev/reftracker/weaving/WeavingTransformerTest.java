package dev.reftracker.weaving;

import static dev.reftracker.weaving.TestRules.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeavingTransformerTest {

  private static final ClassLoader FILES = WeavingTransformerTest.class.getClassLoader();
  private static final String LOOPS = "example.shapes.Loops";

  @Test
  void aClassThatNoRuleNamesKeepsItsBytes() {
    Woven woven = new Woven(TestRules.type("example.Other", on(Role.ACQUIRE, "acquire").rule()));

    byte[] classFile = woven.weave(LOOPS, FILES);

    assertThat(classFile).isNull();
    assertThat(woven.report.unmatched()).hasSize(1);
  }

  @Test
  void aClassOfOursIsNeverTouchedWhateverTheRulesSay() {
    Woven woven = new Woven(TestRules.type("**.Frames", on(Role.USE, "slots").rule()));

    byte[] classFile = woven.weave("dev.reftracker.weaving.Frames", FILES);

    assertThat(classFile).isNull();
    assertThat(woven.report.methods()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.FileInputStream, close",
    "java.io.RandomAccessFile, close",
    "java.util.concurrent.Semaphore, release",
    "java.util.zip.ZipFile, close",
    "java.net.Socket, close",
  })
  void aJdkClassIsWovenWhenARuleNamesIt(String className, String release) {
    Woven woven =
        new Woven(
            TestRules.type(
                className, on(Role.BEGIN, "<init>").rule(), on(Role.RELEASE, release).rule()));
    byte[] plain = Woven.bytes(className, ClassLoader.getPlatformClassLoader());

    byte[] classFile = woven.weaveUnchecked(className, null, plain);

    assertThat(Woven.verdict(classFile, FILES)).isEmpty();
    assertThat(woven.log).isEmpty();
  }

  @Test
  void otherJdkClassesAreNotLookedAt() {
    Woven woven =
        new Woven(TestRules.withSubtypes("java.io.InputStream", on(Role.END, "close").rule()));
    byte[] plain = Woven.bytes("java.io.FileInputStream", ClassLoader.getPlatformClassLoader());

    byte[] classFile = woven.weaveUnchecked("java.io.FileInputStream", null, plain);

    assertThat(classFile).isNull();
    assertThat(woven.report.methods()).isEmpty();
  }

  @Test
  void aFailingStepLeavesTheClassAsItWasAndIsNamedOnce() {
    TypeRule rule = TestRules.type(LOOPS, on(Role.ACQUIRE, "acquire").rule());
    Matcher matcher = new Matcher(List.of(rule), new Hierarchy(new ClassFiles()));
    MatchReport report = new MatchReport(List.of(rule));
    List<String> log = new ArrayList<>();
    WeavingStep failing =
        (type, next) -> {
          throw new IllegalStateException("on purpose");
        };
    WeavingTransformer transformer =
        new WeavingTransformer(
            matcher.named(),
            new ClassFiles(),
            List.of(failing, new LeafStep(matcher, new TestIds())),
            report,
            log::add);

    byte[] classFile =
        transformer.transform(FILES, "example/shapes/Loops", null, null, Woven.bytes(LOOPS, FILES));

    assertThat(classFile).isNull();
    assertThat(report.failureCount()).isEqualTo(1);
    assertThat(log).singleElement().asString().contains(LOOPS, "on purpose");
    assertThat(report.methods())
        .singleElement()
        .satisfies(method -> assertThat(method.refusal()).contains("on purpose"));
  }

  @Test
  void aBrokenClassFileIsLeftToTheJvm() {
    Woven woven = new Woven(TestRules.type(LOOPS, on(Role.ACQUIRE, "acquire").rule()));

    byte[] classFile = woven.weaveUnchecked(LOOPS, FILES, new byte[] {1, 2, 3});

    assertThat(classFile).isNull();
    assertThat(woven.report.failureCount()).isEqualTo(1);
  }

  @Test
  void aSecondPassOverTheOriginalGivesTheSameClass() {
    TypeRule rule =
        TestRules.type(LOOPS, on(Role.RELEASE, "release").amount(ValueSource.argument(0)).rule());
    Woven woven = new Woven(rule);

    byte[] first = woven.weave(LOOPS, FILES);
    byte[] second = woven.weave(LOOPS, FILES);

    assertThat(second).isEqualTo(first);
    assertThat(woven.report.methods()).hasSize(1);
  }
}

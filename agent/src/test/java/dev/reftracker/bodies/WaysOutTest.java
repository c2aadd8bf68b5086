package dev.reftracker.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reftracker.bodies.ValueUse.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaysOutTest {

  private static final Path SOURCE = Path.of("src/test/java/dev/reftracker/bodies/SampleWays.java");
  private final Bodies bodies = new Bodies(BodiesTest::file, TimeUnit.SECONDS.toNanos(60));

  @ParameterizedTest
  @CsvSource({
    "returnsEarly, MADE, RETURN",
    "givenAndReturnsEarly, PARAMETER, RETURN",
    "releasesInOneBranch, PARAMETER, BRANCH",
    "forgetsInElse, PARAMETER, BRANCH",
    "swallows, PARAMETER, CATCH",
    "throwsItself, MADE, THROW",
    "throwsAnother, PARAMETER, THROW",
    "continues, MADE, BRANCH",
    "breaks, MADE, BRANCH",
    "goesThroughAll, MADE, BRANCH",
    "switchesByDefault, PARAMETER, BRANCH",
    "inLambda, PARAMETER, RETURN"
  })
  void thePathThatForgetsIsShownBesideThatWhichReleases(String method, Kind kind, Escape.By by) {
    WaysOut ways = look(method, kind);

    assertThat(ways.escapes())
        .extracting(Escape::by, Escape::line)
        .containsExactly(tuple(by, line("exit", method)));
    assertThat(ways.otherLine()).isEqualTo(line("use", method));
    assertThat(ways.released()).isTrue();
    assertThat(ways.file()).isEqualTo("SampleWays.java");
  }

  @Test
  void anExceptionThatTheMethodMakesIsKnownByItsClass() {
    assertThat(look("throwsItself", Kind.MADE).escapes())
        .extracting(Escape::thrown)
        .containsExactly("java.lang.IllegalStateException");
  }

  @Test
  void whatAFieldHadIsLetGoOfWhereAnotherIsPutThere() {
    assertThat(look("letsGo", Kind.FIELD).escapes())
        .containsExactly(new Escape(Escape.By.LETS_GO, line("exit", "letsGo"), null));
  }

  @Test
  void whatWasInAnObjectThatLeftAFieldIsNotFollowed() {
    assertThat(look("releasesWhatWasInIt", Kind.FIELD)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reads", "asksForItsName"})
  void whereNoPathGivesItBackThereIsNoLine(String method) {
    WaysOut ways = look(method, Kind.PARAMETER);

    assertThat(ways.escapes()).isEmpty();
    assertThat(ways.otherLine()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asksForTheCount",
        "eachOfMany",
        "closesAnother",
        "closesOnce",
        "refuses",
        "releasesInFinally",
        "releasesAfter",
        "failsToRelease",
        "returnsThreeTimes"
      })
  void nothingIsSaidOfWhatTheCodeDoesNotTellForCertain(String method) {
    assertThat(look(method, Kind.PARAMETER)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"byItsFlag", "asksTwice", "releasesByAnotherName"})
  void whatTheMethodMayKnowOrDoOutOfSightIsNotForgotten(String method) {
    assertThat(look(method, Kind.MADE)).isNull();
  }

  @Test
  void anExceptionThatTheRunSawIsFollowedFromItsCall() {
    assertThat(thrown("releasesAfter", "parse").escapes())
        .containsExactly(new Escape(Escape.By.CALL, line("made", "releasesAfter"), null));
    assertThat(thrown("releasesAfter", "parse").otherLine())
        .isEqualTo(line("use", "releasesAfter"));
  }

  @Test
  void anExceptionAfterWhichItIsReleasedLostNothing() {
    assertThat(thrown("releasesInFinally", "parse")).isNull();
  }

  @Test
  void aPathBeforeTheLastSightOfTheValueIsNotTheOne() {
    int seen = line("use", "givenAndReturnsEarly");

    assertThat(look("givenAndReturnsEarly", Kind.PARAMETER, seen, -1, null)).isNull();
  }

  private WaysOut look(String method, Kind kind) {
    return look(method, kind, -1, -1, null);
  }

  private WaysOut thrown(String method, String call) {
    return look(method, Kind.PARAMETER, -1, line("made", method), call);
  }

  private WaysOut look(String method, Kind kind, int seen, int thrownLine, String thrownBy) {
    int made = line("made", method);
    int line = made > 0 ? made : line("exit", method);
    return bodies.waysOut(
        new ValueAt(
            SampleWays.class.getName(),
            method,
            line,
            kind,
            kind == Kind.MADE ? Set.of(made) : Set.of(),
            seen,
            thrownLine,
            thrownBy),
        new BodiesTest.Pages());
  }

  private static int line(String mark, String method) {
    try {
      List<String> lines = Files.readAllLines(SOURCE);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).endsWith("// " + mark + ':' + method)) {
          return i + 1;
        }
      }
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

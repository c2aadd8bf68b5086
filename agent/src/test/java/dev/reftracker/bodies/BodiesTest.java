package dev.reftracker.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.bodies.ValueUse.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

  private static final String SAMPLE = Sample.class.getName();
  private final Bodies bodies = new Bodies(BodiesTest::file, TimeUnit.SECONDS.toNanos(60));

  @ParameterizedTest
  @ValueSource(strings = {"earlyReturn", "offers", "throwsBefore"})
  void aPathThatDoesNothingWithItsParameterDropsIt(String method) {
    ValueUse page = use(method, Kind.PARAMETER);

    assertThat(page.drops()).isTrue();
    assertThat(page.consumes()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alwaysReleases", "nullIsNoLoss", "offersWell", "givesList"})
  void whatEveryPathDealsWithIsNotDropped(String method) {
    ValueUse page = use(method, Kind.PARAMETER);

    assertThat(page.drops()).isFalse();
    assertThat(page.consumes()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"onlyReads", "readsByHelper", "retainsForTheList"})
  void readingTakesNothingAway(String method) {
    ValueUse page = use(method, Kind.PARAMETER);

    assertThat(page.drops()).isTrue();
    assertThat(page.consumes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clears", "removesOne", "clearsByHelper"})
  void whatIsTakenOutOfAFieldAndGoesNowhereIsLost(String method) {
    assertThat(use(method, Kind.FIELD).drops()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drainsAll", "releasesAndClears", "releasesAndClearsByHelper"})
  void whatIsReleasedBeforeItIsTakenOutIsNot(String method) {
    ValueUse waiting = use(method, Kind.FIELD);

    assertThat(waiting.drops()).isFalse();
    assertThat(waiting.consumes()).isTrue();
  }

  @Test
  void aLoopThatOnlyReadsIsNotDoneWithWhatItRead() {
    ValueUse pages = use("readsAllThenMayForget", Kind.PARAMETER);

    assertThat(pages.drops()).isTrue();
    assertThat(pages.consumes()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"makesAndForgets", "loses"})
  void aReferenceThatTheMethodMadeIsFollowedToo(String method) {
    ValueUse made = use(method, Kind.MADE);

    assertThat(made.drops()).isTrue();
    assertThat(made.consumes()).isTrue();
  }

  @Test
  void theLineIsThatOfTheFirstStepOfThePathThatForgets() {
    BodyLook look = look("earlyReturn");

    assertThat(use("earlyReturn", Kind.PARAMETER).leavesAt()).isEqualTo(look.line() + 1);
  }

  @Test
  void aCallThatGetsItInAListHidesIt() {
    assertThat(look("givesList").passedOn())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.method()).isEqualTo("takesList");
              assertThat(call.hidden()).isTrue();
            });
  }

  @Test
  void nothingIsKnownWithoutAClassFile() {
    Bodies none = new Bodies(name -> null, TimeUnit.SECONDS.toNanos(60));

    assertThat(none.look(SAMPLE, "clears", 1, Set.of(), new Pages())).isNull();
  }

  @Test
  void nothingIsKnownOnceTheTimeIsUp() {
    Bodies late = new Bodies(BodiesTest::file, 0);

    assertThat(late.look(SAMPLE, "clears", 1, Set.of(), new Pages())).isNull();
  }

  private ValueUse use(String method, Kind kind) {
    return look(method).values().stream()
        .filter(use -> use.kind() == kind && use.parameter() != 0)
        .filter(use -> kind != Kind.FIELD || use.drops() || use.consumes())
        .findFirst()
        .orElseThrow();
  }

  private BodyLook look(String method) {
    return bodies.look(SAMPLE, method, -1, Set.of(), new Pages());
  }

  static byte[] file(String className) {
    String name = className.replace('.', '/') + ".class";
    try (InputStream in = BodiesTest.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts {@link Sample.Page}. */
  static final class Pages implements Counted {

    @Override
    public boolean isTarget(String className) {
      return className.equals(Sample.Page.class.getName());
    }

    @Override
    public boolean carries(String className) {
      return false;
    }

    @Override
    public boolean keeps(String className) {
      return className.endsWith("SampleWays$Pages");
    }

    @Override
    public boolean releases(String method, String arguments) {
      return method.equals("release");
    }

    @Override
    public boolean acquires(String method, String arguments) {
      return method.equals("retain");
    }

    @Override
    public boolean tellsCount(String method) {
      return method.equals("size");
    }
  }
}

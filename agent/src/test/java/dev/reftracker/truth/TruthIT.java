package dev.reftracker.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A short run of {@link TruthRun}: what must always hold, whatever the rule for culprits is. The
 * figures of a long run are in the docs.
 */
class TruthIT {
  private static final int PROGRAMS = 1;
  private static final long SEED = 1;

  private static List<Score> leaking;
  private static List<Score> twins;

  @BeforeAll
  static void runBothHalves() throws InterruptedException {
    Path jar = Path.of(System.getProperty("reftracker.jar", "target/reftracker-agent.jar"));
    TruthRun run = new TruthRun(jar, jar.toAbsolutePath().resolveSibling("truth"));
    leaking = new ArrayList<>();
    twins = new ArrayList<>();
    for (Half half : Half.values()) {
      leaking.addAll(run.scores(Family.of(half), PROGRAMS, SEED, true));
      twins.addAll(run.scores(Family.of(half), PROGRAMS, SEED, false));
    }
  }

  @Test
  void everyLeakedReferenceOfADroppedObjectIsCounted() {
    assertThat(leaking).filteredOn(score -> !score.counted() && !score.alive()).isEmpty();
  }

  @Test
  void aCorrectedProgramAccusesNobody() {
    assertThat(twins).filteredOn(score -> !score.counted() || !score.named().isEmpty()).isEmpty();
  }

  @Test
  void aPairingCalledExactNamesTheRightAcquire() {
    assertThat(leaking)
        .filteredOn(Score::exact)
        .isNotEmpty()
        .allSatisfy(score -> assertThat(score.acquireRight()).isTrue());
  }
}

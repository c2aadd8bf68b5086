package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

/** A short run of the model; the long one is {@link RaceModelRun}. */
class RaceModelTest {

  private static final long EVENTS = 400_000;

  @RepeatedTest(3)
  void racingThreadsThatMakeMistakesAreFoundOutAndNobodyElseIs() throws Exception {
    long seed = System.nanoTime();
    System.out.println("race model, seed " + seed);

    RaceModelRun.Result result = RaceModelRun.chunk(seed, EVENTS, 4);

    assertThat(result.isRight()).as(result::toString).isTrue();
    assertThat(result.trueOverReleases()).as(result::toString).isPositive();
  }
}

package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Stay;
import org.junit.jupiter.api.Test;

class StaysTest {

  private static final int HOLDER = 17;

  private final Stays stays = new Stays();
  private final Life life = new Life(null, null, 0, 1, Life.WATCHED);

  @Test
  void aMethodCalledOnTheHolderMeanwhileIsRememberedOnce() {
    Stay stay = stays.begin(HOLDER, life);

    stays.used(HOLDER, 5, null);
    stays.used(HOLDER, 6, null);
    stays.used(HOLDER, 5, null);
    stays.used(HOLDER + 1, 7, null);

    assertThat(stay.uses()).containsExactly(5, 6);
  }

  @Test
  void aTargetThatEndedSeesNothingMore() {
    Stay stay = stays.begin(HOLDER, life);
    stays.used(HOLDER, 5, null);

    life.set(Life.ENDED);
    stays.used(HOLDER, 6, null);

    assertThat(stay.uses()).containsExactly(5);
    assertThat(stays.follows(HOLDER)).isFalse();
  }

  @Test
  void theCallThatGivesATargetIsNoUseOfItsOwnStay() {
    Life other = new Life(null, null, 0, 2, Life.WATCHED);
    Stay mine = stays.begin(HOLDER, life);
    Stay theirs = stays.begin(HOLDER, other);

    stays.used(HOLDER, 5, other);

    assertThat(mine.uses()).containsExactly(5);
    assertThat(theirs.uses()).isEmpty();
  }

  @Test
  void aHolderOfMoreThanCanBeFollowedRefusesTheRest() {
    Stay last = null;
    for (int i = 0; i < 100; i++) {
      last = stays.begin(HOLDER, new Life(null, null, 0, i, Life.WATCHED));
    }

    assertThat(last).isNull();
  }
}

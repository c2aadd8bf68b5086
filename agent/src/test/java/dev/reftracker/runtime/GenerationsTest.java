package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerationsTest {

  private final Library library = new Library();

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aRecycledObjectOfManyGenerationsLeaksExactlyThePlantedOnes() {
    Object[] pool = new Object[16];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = new Object();
      library.construct(pool[i]);
    }
    int generations = 100_000;
    int site = library.site("recycle", 7, SiteKind.CALL);
    for (int i = 0; i < generations; i++) {
      Object target = pool[i % pool.length];
      library.at(site, this, target, library::reset);
      library.at(site, this, target, library::acquire);
      library.at(site, this, target, library::release);
      library.at(site, this, target, library::release);
      library.end(target);
    }
    library.reset(pool[3]);
    library.acquire(pool[3]);
    library.reset(pool[5]);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.counters().liveObjects()).isEqualTo(2);
    assertThat(snapshot.leftOver().stream().mapToLong(LifecycleGroup::references).sum())
        .isEqualTo(3);
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.counters().lifecyclesEnded()).isEqualTo(generations);
    assertThat(snapshot.healthy().stream().mapToLong(LifecycleGroup::objects).sum())
        .isEqualTo(generations);
    assertThat(snapshot.healthyDropped()).isZero();
    assertThat(snapshot.counters().acquires()).isEqualTo(2L * generations + 3);
    assertThat(snapshot.counters().releases()).isEqualTo(2L * generations);
  }

  @Test
  void aResultThatComesAfterTheNextBeginEndsOnlyItsOwnGeneration() {
    Object target = new Object();
    library.reset(target);
    Object token = library.hooks.onReleasing(target, 1, null, library.releaseEnding);
    library.reset(target); // the pool has handed it out before the release returned

    library.hooks.onReleased(target, token, 1, library.releaseEnding);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.counters().liveObjects()).isEqualTo(1);
    assertThat(snapshot.counters().lifecyclesEnded()).isEqualTo(1);
    assertThat(snapshot.leftOver()).hasSize(1);
    assertThat(snapshot.leftOver().get(0).examples().get(0).events()).hasSize(1);
  }

  @Test
  void aReleaseThatThrowsIsUndoneByItsToken() {
    Object target = new Object();
    library.construct(target);
    Object token = library.release(target);

    library.hooks.onReleaseFailed(target, token, new IllegalStateException(), library.release);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.leftOver().get(0).references()).isEqualTo(1);
    assertThat(snapshot.leftOver().get(0).examples().get(0).events().get(1).undone()).isTrue();
    assertThat(snapshot.counters().releases()).isZero();
    assertThat(snapshot.violations()).isEmpty();
  }

  @Test
  void aReleaseThatThrowsAfterItsOwnEndWasTaken() {
    Object target = new Object();
    library.construct(target);
    Object token = library.release(target);
    library.end(target);

    library.hooks.onReleaseFailed(target, token, new IllegalStateException(), library.release);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.leftOver()).isEmpty();
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.counters().releases()).isEqualTo(1);
  }

  @Test
  void aReleaseThatMayHaveBeenTakenMakesTheBooksClaimNothing() {
    int release =
        library.method("drop()V", "release", Library.ALWAYS, Library.NEVER, false, Library.UNKNOWN);
    Object target = new Object();
    library.construct(target);
    Object token = library.hooks.onReleasing(target, 1, null, release);

    library.hooks.onReleaseFailed(target, token, new IllegalStateException(), release);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.leftOver()).isEmpty();
    assertThat(snapshot.counters().unknownObjects()).isEqualTo(1);
  }

  @Test
  void aTryThatFailedCountsNothing() {
    Object target = new Object();
    library.construct(target);

    library.hooks.onAcquiredIf(target, 1, 0, null, library.tryAcquire);
    library.hooks.onAcquiredIf(target, 1, 1, null, library.tryAcquire);

    assertThat(library.snapshot().leftOver().get(0).references()).isEqualTo(2);
  }

  @Test
  void aRepeatedIdempotentReleaseIsHarmless() {
    Object target = new Object();
    library.construct(target);
    library.hooks.onReleasing(target, 1, null, library.close);

    Object again = library.hooks.onReleasing(target, 1, null, library.close);

    assertThat(again).isNull();
    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.violations()).isEmpty();
    assertThat(snapshot.counters().releases()).isEqualTo(1);
  }

  @Test
  void aBeginAfterTheConstructorSetsTheCountInsteadOfAdding() {
    Object target = new Object();
    library.construct(target);
    library.reset(target);

    Snapshot snapshot = library.snapshot();

    assertThat(snapshot.leftOver().get(0).references()).isEqualTo(1);
    assertThat(snapshot.counters().acquires()).isEqualTo(1);
    assertThat(snapshot.healthy()).isEmpty();
  }
}

package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets whose constructor throws after a superclass has counted them. */
class UnmadeTest {

  private final Library library = new Library();
  private final Object target = new Object();

  @AfterEach
  void close() {
    library.close();
  }

  private boolean isLeftOver() {
    Snapshot snapshot = library.snapshot();
    long acquires = snapshot.counters().acquires();
    assertThat(snapshot.leftOver()).hasSize((int) acquires);
    return acquires > 0;
  }

  @Test
  void whatNobodyHadIsAsIfItHadNeverBegun() {
    library.construct(target);

    library.hooks.onUnmade(target);
    library.hooks.onUnmade(target); // the constructor of a subclass

    assertThat(isLeftOver()).isFalse();
    assertThat(library.tracker.hasLive()).isFalse();
  }

  @Test
  void aFinalizerMayStillGiveItBack() {
    library.construct(target);
    library.hooks.onUnmade(target);

    library.release(target);
    library.end(target);

    assertThat(isLeftOver()).isFalse();
    assertThat(library.snapshot().violations()).isEmpty();
  }

  @Test
  void whatItsConstructorGaveBackIsHealthy() {
    library.construct(target);
    library.release(target);
    library.end(target);

    library.hooks.onUnmade(target);

    assertThat(library.snapshot().healthy()).hasSize(1);
  }

  @Test
  void whatWasCountedAgainIsSomebodyElses() {
    library.construct(target);
    library.acquire(target);

    library.hooks.onUnmade(target);

    assertThat(library.snapshot().leftOver()).hasSize(1);
  }

  @Test
  void whatWasGivenAwayIsKept() {
    library.construct(target);
    library.hooks.onHandedOver(target, new Object(), library.site("add", 1, SiteKind.ARGUMENT));

    library.hooks.onUnmade(target);

    assertThat(isLeftOver()).isTrue();
  }

  @Test
  void whatWasStoredIsKept() {
    library.construct(target);
    library.hooks.onConstructed(new Object(), target, library.site("set", 1, SiteKind.STORE));

    library.hooks.onUnmade(target);

    assertThat(isLeftOver()).isTrue();
  }

  @Test
  void aMethodThatTheExceptionCameOutOfHasNothing() {
    Object receiver = new Object();
    library.construct(target);
    library.hooks.onHandedOver(target, null, library.site("check", 1, SiteKind.ARGUMENT));
    library.hooks.onExceptionLeft(
        target, receiver, new Exception(), library.site("check", 1, SiteKind.EXCEPTION));

    library.hooks.onUnmade(target);

    assertThat(isLeftOver()).isFalse();
  }

  @Test
  void aMethodThatOnlyLooksHasNothingEither() {
    library.tracker.learn(
        "example.Caller", "look", new MethodFacts(true, true, false, false, true));
    library.construct(target);
    library.hooks.onHandedOver(target, null, library.site("look", 1, SiteKind.ARGUMENT));

    library.hooks.onUnmade(target);

    assertThat(isLeftOver()).isFalse();
  }

  @Test
  void whatWasMadeAroundItHasNothing() {
    Object context = new Object();
    library.construct(target);
    library.hooks.onHandedOver(target, context, library.site("<init>", 1, SiteKind.ARGUMENT));
    library.hooks.onConstructed(context, target, library.site("<init>", 1, SiteKind.CONSTRUCTOR));

    library.hooks.onUnmade(target);

    assertThat(isLeftOver()).isFalse();
  }
}

package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What handles tell: which release answers which acquire, and a reference given back twice. */
class HandlesTest {

  @Test
  void aHandlePairsItsAcquireAndRelease() {
    try (Library library = new Library()) {
      Object target = new Object();
      Object handle = new Object();
      library.construct(target);
      library.hooks.onAcquired(target, 1, handle, library.acquire);
      library.hooks.onReleasing(target, 1, handle, library.release);

      List<Event> events = library.snapshot().leftOver().get(0).examples().get(0).events();

      assertThat(events.get(1).handleId()).isNotZero().isEqualTo(events.get(2).handleId());
    }
  }

  @Test
  void aSecondReleaseOfOneHandleIsFoundWhileOtherReferencesAreLive() {
    try (Library library = new Library()) {
      Object target = new Object();
      library.construct(target);
      Object other = library.ticket(target);
      Object handle = library.ticket(target);
      library.hooks.onReleasing(target, 1, handle, library.release);
      assertThat(library.snapshot().violations()).isEmpty();

      library.hooks.onReleasing(target, 1, handle, library.release);

      Snapshot snapshot = library.snapshot();
      assertThat(other).isNotNull();
      assertThat(snapshot.violations()).hasSize(1);
      assertThat(snapshot.violations().get(0).kind()).isEqualTo(Violation.Kind.OVER_RELEASE);
      assertThat(snapshot.violations().get(0).lifecycle().events())
          .extracting(Event::op)
          .containsExactly(Op.ACQUIRE, Op.RELEASE, Op.RELEASE);
      assertThat(snapshot.leftOver().get(0).references()).isEqualTo(2);
    }
  }

  @Test
  void theInnocentReleaseAfterAnEarlyEndIsNotAccused() {
    try (Library library = new Library()) {
      Object target = new Object();
      library.construct(target);
      Object innocent = library.ticket(target);
      Object handle = library.ticket(target);
      library.release(target);
      library.hooks.onReleasing(target, 1, handle, library.release);
      library.hooks.onReleasing(target, 1, handle, library.release);
      library.end(target);

      library.hooks.onReleasing(target, 1, innocent, library.release);

      List<Violation> violations = library.snapshot().violations();
      assertThat(violations).hasSize(1);
      assertThat(violations.get(0).lifecycle().events())
          .allSatisfy(
              event ->
                  assertThat((int) event.handleId()).isEqualTo(System.identityHashCode(handle)));
    }
  }

  @Test
  void aHandleThatTheCallerBringsMayBeUsedAgainBeforeItsAcquireIsBooked() {
    try (Library library = new Library()) {
      Object target = new Object();
      Object owner = new Object();
      library.construct(target);
      library.hooks.onAcquired(target, 1, owner, library.acquire);
      library.hooks.onReleasing(target, 1, owner, library.release);
      library.hooks.onReleasing(target, 1, owner, library.release);

      library.hooks.onAcquired(target, 1, owner, library.acquire);

      assertThat(library.snapshot().violations()).isEmpty();
    }
  }

  @Test
  void aHandleThatTheCallerBringsIsAccusedWhenTheLibraryRefusesItToo() {
    try (Library library = new Library()) {
      Object target = new Object();
      Object owner = new Object();
      library.construct(target);
      library.hooks.onAcquired(target, 1, owner, library.acquire);
      library.hooks.onReleasing(target, 1, owner, library.release);
      Object token = library.hooks.onReleasing(target, 1, owner, library.release);

      library.hooks.onReleaseFailed(target, token, new IllegalStateException(), library.release);

      List<Violation> violations = library.snapshot().violations();
      assertThat(violations).hasSize(1);
      assertThat(violations.get(0).failure()).isEqualTo("java.lang.IllegalStateException");
    }
  }

  @Test
  void withoutHandlesASecondReleaseIsNobodysWhileReferencesAreLive() {
    try (Library library = new Library()) {
      Object target = new Object();
      library.construct(target);
      library.acquire(target);
      library.acquire(target);
      library.release(target);

      library.release(target);

      assertThat(library.snapshot().violations()).isEmpty();
    }
  }
}

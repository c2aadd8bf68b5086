package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Waits and uses, also after the end; amounts of any size. */
class UsesTest {

  @Test
  void aWaitBeyondItsLimitIsReportedWhileItLasts() throws Exception {
    try (Library library = new Library()) {
      int waiting =
          library.tracker.register(
              new WovenMethod(
                  1, "buffer", "library.Buffer", "await()V", "wait", 0, 5, false, 0, 1, false, 1));
      Object target = new Object();
      library.construct(target);
      CountDownLatch mayReturn = new CountDownLatch(1);
      Thread waiter =
          new Thread(
              () -> {
                library.hooks.onWaiting(target, waiting);
                try {
                  mayReturn.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                library.hooks.onWaited(target, waiting);
              });
      waiter.start();

      Await.until(() -> !library.snapshot().violations().isEmpty());
      Violation stuck = library.snapshot().violations().get(0);
      mayReturn.countDown();
      waiter.join();

      assertThat(stuck.kind()).isEqualTo(Violation.Kind.STUCK);
      assertThat(stuck.booked()).isPositive();
      assertThat(stuck.lifecycle().references()).isEqualTo(1);
      assertThat(library.snapshot().violations()).hasSize(1);
    }
  }

  @Test
  void aUseAfterTheEndIsReported() {
    try (Library library = new Library()) {
      int use = library.method("get()V", "use", Library.ALWAYS, Library.NEVER, false, 0);
      Object target = new Object();
      library.construct(target);
      library.hooks.onUsed(target, use);
      library.release(target);
      library.end(target);
      assertThat(library.snapshot().violations()).isEmpty();

      library.hooks.onUsed(target, use);

      Violation violation = library.snapshot().violations().get(0);
      assertThat(violation.kind()).isEqualTo(Violation.Kind.USE_AFTER_END);
      assertThat(violation.event().op()).isEqualTo(Op.USE);
    }
  }

  @Test
  void theEndMethodItselfMayUseWhatItEnds() {
    try (Library library = new Library()) {
      int use = library.method("get()V", "use", Library.ALWAYS, Library.NEVER, false, 0);
      int free =
          library.tracker.register(
              new WovenMethod(
                  1,
                  "buffer",
                  UsesTest.class.getName(),
                  "free()V",
                  "end",
                  0,
                  5,
                  false,
                  0,
                  0,
                  false,
                  1));
      Object target = new Object();
      library.construct(target);
      library.release(target);

      free(library, target, free, use);

      assertThat(library.snapshot().violations()).isEmpty();
    }
  }

  private static void free(Library library, Object target, int end, int use) {
    library.hooks.onEnded(target, end);
    library.hooks.onUsed(target, use);
  }

  @Test
  void amountsOfAnySizeAreExact() {
    try (Library library = new Library()) {
      Object target = new Object();
      library.construct(target);
      library.hooks.onAcquired(target, 1_000_000, null, library.acquire);
      library.hooks.onReleasing(target, 999_999, null, library.release);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.leftOver().get(0).references()).isEqualTo(2);
      assertThat(snapshot.counters().acquires()).isEqualTo(1_000_001);
      assertThat(snapshot.counters().releases()).isEqualTo(999_999);
    }
  }
}

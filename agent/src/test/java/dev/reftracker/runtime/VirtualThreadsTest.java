package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Reached by reflection, since the code is compiled for an older JDK. */
class VirtualThreadsTest {

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void manyVirtualThreadsWithoutNamesShareOneAndTheirReferencesAreExact() throws Exception {
    try (Library library = new Library()) {
      List<Thread> threads = new ArrayList<>();
      Object kept = new Object();
      library.construct(kept);
      for (int i = 0; i < 500; i++) {
        threads.add(
            startVirtual(
                () -> {
                  library.acquire(kept);
                  library.release(kept);
                  Object own = new Object();
                  library.construct(own);
                  library.release(own);
                  library.end(own);
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().suppressedFailures()).isZero();
      assertThat(snapshot.violations()).isEmpty();
      assertThat(snapshot.leftOver()).hasSize(1);
      assertThat(snapshot.leftOver().get(0).references()).isEqualTo(1);
      assertThat(snapshot.counters().lifecyclesEnded()).isEqualTo(500);
      Event healthy = snapshot.healthy().get(0).examples().get(0).events().get(0);
      assertThat(snapshot.names().thread(healthy.threadId())).isEqualTo("virtual threads");
    }
  }

  private static Thread startVirtual(Runnable task)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
  }
}

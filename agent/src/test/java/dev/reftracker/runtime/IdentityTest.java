package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Snapshot;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

  @Test
  void twoEqualObjectsAreTwoAndTheirMethodsAreNeverCalled() {
    try (Library library = new Library()) {
      library.construct(new Hostile());
      library.construct(new Hostile());

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().liveObjects()).isEqualTo(2);
      assertThat(snapshot.counters().suppressedFailures()).isZero();
    }
  }

  @Test
  void aTableLeavesNothingBehindAfterAMillionEntries() throws Exception {
    IdentityTable<Directory> table = new IdentityTable<>();
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    List<Throwable> failures = new ArrayList<>();
    Runnable churn =
        () -> {
          Object[] targets = new Object[1_000];
          Directory[] entries = new Directory[targets.length];
          for (int round = 0; round < 500; round++) {
            for (int i = 0; i < targets.length; i++) {
              targets[i] = new Object();
              entries[i] = table.add(targets[i], new Directory(targets[i], queue));
            }
            for (int i = 0; i < targets.length; i++) {
              if (table.find(targets[i]) != entries[i]) {
                throw new AssertionError("lost");
              }
              table.remove(entries[i]);
              entries[i].clear();
            }
          }
        };
    Thread other = new Thread(churn);
    other.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));

    other.start();
    churn.run();
    other.join();

    assertThat(failures).isEmpty();
    assertThat(table.size()).isZero();
    table.forEach(entry -> failures.add(new AssertionError("left behind")));
    assertThat(failures).isEmpty();
  }

  @SuppressWarnings("EqualsHashCode")
  private static final class Hostile {
    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals was called");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode was called");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString was called");
    }
  }
}

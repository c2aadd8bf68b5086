package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

/** What is left to report from when there is no time for more. */
class HastySnapshotTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void whatWasLeftOverStaysWithItsNumbersAndItsFirstEvents() {
    told.object().begin("lib.Pool.get:5").release("app.Main.main:4").healthy(50);
    Story leaked = told.object().begin("lib.Pool.get:5");
    for (int i = 0; i < 100; i++) {
      leaked.argument("app.Sink.next:20", "app.Main.main:4");
    }
    leaked.leaked(3);

    Snapshot hasty = told.snapshot().withoutHealthy();

    assertThat(hasty.healthy()).isEmpty();
    assertThat(hasty.leftOver())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.objects()).isEqualTo(3);
              assertThat(group.references()).isEqualTo(3);
              assertThat(group.examples().get(0).events()).hasSize(64);
            });
  }
}

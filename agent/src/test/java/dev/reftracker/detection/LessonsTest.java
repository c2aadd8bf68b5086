package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.detection.evidence.Lessons;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is learned from, so that a report does not take minutes. */
class LessonsTest {

  private final Event begin = new TestSnapshot().object().begin("lib.Pool.get:5").last();

  @Test
  void shortLivesAreAllTaken() {
    List<LifecycleGroup> groups = List.of(group(life(3), life(4)), group(life(2)));

    Lessons lessons = new Lessons(groups);

    assertThat(lessons.groups()).isEqualTo(groups);
    assertThat(lessons.leftOut()).isZero();
  }

  @Test
  void aLongLifeTeachesByItsFirstEvents() {
    Lessons lessons = new Lessons(List.of(group(life(100_000))));

    assertThat(lessons.groups().get(0).examples().get(0).events()).hasSize(256);
    assertThat(lessons.groups().get(0).objects()).isEqualTo(7);
    assertThat(lessons.leftOut()).isZero();
  }

  @Test
  void everyGroupTeachesBeforeAnyDoesTwiceAndWhatIsTooMuchIsCounted() {
    LifecycleGroup group = group(life(256), life(256));

    Lessons lessons = new Lessons(Collections.nCopies(500, group));

    assertThat(lessons.groups()).hasSize(500);
    assertThat(lessons.groups().get(0).examples()).hasSize(2);
    assertThat(lessons.groups().get(499).examples()).hasSize(1);
    assertThat(lessons.leftOut()).isPositive();
  }

  private Lifecycle life(int events) {
    return new Lifecycle(1, Collections.nCopies(events, begin), 0, 0, 0, 0);
  }

  private static LifecycleGroup group(Lifecycle... examples) {
    return new LifecycleGroup(
        1, 1, Fate.HEALTHY, 7, 0, List.of(examples), 0, 0, new long[] {7, 0, 0, 0});
  }
}

package dev.reftracker.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.detection.evidence.HandOverTrail;
import dev.reftracker.detection.evidence.Stacks;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which hand-overs of a shared object belong to one reference on it. */
class HandOverTrailTest {

  private static final int CARRIER = 7;

  private final TestSnapshot told = new TestSnapshot();

  private List<Op> trail(Story story, int acquire) {
    Lifecycle life = story.lifecycle();
    Event taken = life.events().get(acquire);
    return new HandOverTrail(life.events(), taken, new Stacks(told.names()))
        .events().stream().map(Event::op).toList();
  }

  @Test
  void whatFollowsTheNextAcquireIsThatOnes() {
    Story story =
        told.object()
            .begin("app.Store.<init>:1")
            .acquire("app.Main.first:2")
            .argument("app.Main.show:3")
            .acquire("app.Main.second:4")
            .argument("app.Main.show:3");

    assertThat(trail(story, 1)).containsExactly(Op.ARGUMENT);
  }

  @Test
  void anAcquireOfAnotherThreadDoesNotEndIt() {
    Story story =
        told.object()
            .begin("app.Store.<init>:1")
            .acquire("app.Main.first:2")
            .by("other")
            .acquire("app.Main.first:2")
            .argument("app.Main.show:3")
            .by("main")
            .returned("app.Main.first:3");

    assertThat(trail(story, 1)).containsExactly(Op.RETURN);
    assertThat(trail(story, 2)).startsWith(Op.ARGUMENT);
  }

  @Test
  void whatComesByTheCarrierMadeAroundItIsItsOwnForEver() {
    Story story =
        told.object()
            .begin("app.Store.<init>:1")
            .acquire("app.Main.first:2")
            .holder(CARRIER)
            .event(Op.CONSTRUCTOR, "app.Frame.<init>:8", "app.Main.first:2")
            .acquire("app.Main.second:4")
            .through(CARRIER)
            .argument("app.Writer.write:9");

    assertThat(trail(story, 1)).containsExactly(Op.CONSTRUCTOR, Op.ARGUMENT);
  }
}

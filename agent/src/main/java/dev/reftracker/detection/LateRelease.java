package dev.reftracker.detection;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.Op;
import java.util.List;

/**
 * A release that came when its object had ended and was somebody else's already. A pool hands the
 * same object out again; the owner of the earlier life gives back what is no longer his, and the
 * exception hits an innocent one, perhaps only a few lives later.
 *
 * @param event the late release
 * @param happened in which life, counted from the oldest
 * @param belongs to which life
 */
record LateRelease(Event event, int happened, int belongs) {

  /**
   * The oldest late release of the lives of one object, or null.
   *
   * @param lives oldest first
   * @param healthy what ended well: whoever acts in lives of other objects too is no owner
   */
  static LateRelease in(List<Lifecycle> lives, List<LifecycleGroup> healthy) {
    return in(lives, lives.size() - 1, healthy);
  }

  private static LateRelease in(List<Lifecycle> lives, int happened, List<LifecycleGroup> healthy) {
    List<Event> events = lives.get(happened).events();
    for (int i = events.size() - 1; i >= 0; i--) {
      Event release = events.get(i);
      if (release.op() == Op.RELEASE && release.holderId() != 0) {
        int belongs = lifeOf(release, lives, happened);
        if (belongs >= 0 && !actsElsewhere(release, lives, healthy)) {
          // Whoever came late may be a victim too: somebody had ended the life that was his.
          LateRelease cause = in(lives, belongs, healthy);
          return cause != null ? cause : new LateRelease(release, happened, belongs);
        }
      }
    }
    return null;
  }

  /** The one earlier life in which the releaser acted, if in its own it only releases; else -1. */
  private static int lifeOf(Event release, List<Lifecycle> lives, int happened) {
    for (Event event : lives.get(happened).events()) {
      if (event.holderId() == release.holderId() && event.op() != Op.RELEASE) {
        return -1;
      }
    }
    int belongs = -1;
    for (int life = 0; life < happened; life++) {
      if (acts(release, lives.get(life))) {
        if (belongs >= 0) {
          return -1;
        }
        belongs = life;
      }
    }
    return belongs;
  }

  private static boolean acts(Event release, Lifecycle life) {
    return life.events().stream().anyMatch(event -> event.holderId() == release.holderId());
  }

  private static boolean actsElsewhere(
      Event release, List<Lifecycle> lives, List<LifecycleGroup> healthy) {
    return healthy.stream()
        .flatMap(group -> group.examples().stream())
        .filter(example -> lives.stream().noneMatch(life -> life.objectId() == example.objectId()))
        .anyMatch(example -> acts(release, example));
  }
}

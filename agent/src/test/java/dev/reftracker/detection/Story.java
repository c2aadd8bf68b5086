package dev.reftracker.detection;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Stay;
import java.util.ArrayList;
import java.util.List;

/** The story of one object, told in order. */
final class Story {
  private final TestSnapshot told;
  private final List<Event> events = new ArrayList<>();
  private String thread = "main";
  private int view;
  private int viewClass;
  private int holder;
  private long handle;
  private TestContainer container;
  private Stay stay;
  private int millis;
  private String type = "lib.Buffer";

  Story(TestSnapshot told) {
    this.told = told;
  }

  /** An object of another class than {@code lib.Buffer}. */
  Story of(String type) {
    this.type = type;
    return this;
  }

  Story by(String thread) {
    this.thread = thread;
    return this;
  }

  Story through(int view) {
    this.view = view;
    return this;
  }

  /** Through the carrier that a constructor made around it before, an object of this class. */
  Story through(int view, String carrier) {
    this.viewClass = told.classId(carrier);
    return through(view);
  }

  Story holder(int holder) {
    this.holder = holder;
    return this;
  }

  Story handle(long handle) {
    this.handle = handle;
    return this;
  }

  Story into(TestContainer container) {
    this.container = container;
    return this;
  }

  /** The next event's holder sees these methods called on it afterwards. */
  Story thenUsed(int... sites) {
    this.stay = () -> sites;
    return this;
  }

  Story at(int millis) {
    this.millis = millis;
    return this;
  }

  Story event(Op op, String... frames) {
    int amount = op.counts() ? 1 : 0;
    events.add(
        new TestEvent(
            op,
            amount,
            told.stackId(frames),
            told.names().threadId(thread),
            millis++,
            holder,
            view,
            viewClass,
            handle,
            container,
            stay));
    view = 0;
    viewClass = 0;
    holder = 0;
    handle = 0;
    container = null;
    stay = null;
    return this;
  }

  Story begin(String... frames) {
    return event(Op.BEGIN, frames);
  }

  Story acquire(String... frames) {
    return event(Op.ACQUIRE, frames);
  }

  Story release(String... frames) {
    return event(Op.RELEASE, frames);
  }

  Story argument(String... frames) {
    return event(Op.ARGUMENT, frames);
  }

  Story handler(String... frames) {
    return event(Op.HANDLER, frames);
  }

  Story returned(String... frames) {
    return event(Op.RETURN, frames);
  }

  Story exception(String... frames) {
    return event(Op.EXCEPTION, frames);
  }

  /** So many objects went this way and were given back. */
  void healthy(long objects) {
    told.add(group(Fate.HEALTHY, objects));
  }

  /** So many objects went this way and were collected with references left. */
  void leaked(long objects) {
    told.add(group(Fate.COLLECTED, objects));
  }

  /** So many objects went this way and are live. */
  void live(long objects) {
    told.add(group(Fate.LIVE, objects));
  }

  Lifecycle lifecycle() {
    int books = 0;
    for (Event event : events) {
      books += event.op() == Op.RELEASE ? -event.amount() : event.amount();
    }
    return new Lifecycle(told.newObject(), List.copyOf(events), books, 0, millis, 0);
  }

  Event last() {
    return events.get(events.size() - 1);
  }

  private LifecycleGroup group(Fate fate, long objects) {
    Lifecycle example = lifecycle();
    return new LifecycleGroup(
        1,
        told.classId(type),
        fate,
        objects,
        objects * Math.max(0, example.references()),
        List.of(example),
        events.get(0).atMillis(),
        millis,
        new long[] {0, objects, 0, 0});
  }
}

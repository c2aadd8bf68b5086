package dev.reftracker.detection;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Stay;
import dev.reftracker.runtime.snapshot.Violation;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds snapshots from words, so that a test reads like the story of an object. A frame is written
 * {@code Class.method:line} or {@code pkg.Class.method:line}; {@code lib.} is the package of the
 * counting library.
 */
final class TestSnapshot implements Names {

  static final int NOW_MILLIS = 10_000;

  private final List<StackTraceElement[]> stacks = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();
  private final List<LifecycleGroup> healthy = new ArrayList<>();
  private final List<LifecycleGroup> leftOver = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, MethodFacts> facts = new HashMap<>();
  private final Map<String, String> supertypes = new HashMap<>();
  private long nextObject = 1;

  /** The detector's report with hints that call everything in {@code lib.} transparent. */
  LeakReport report(String trigger) {
    return report(trigger, 0);
  }

  /** The same with references younger than that held. */
  LeakReport report(String trigger, long minAgeMillis) {
    TypeHints hints =
        new TypeHints(
            (type, method) -> type.startsWith("lib."),
            type -> type.equals("lib.Counted"),
            Set.of("retain", "release"),
            type -> type.equals("lib.HeapBuffer"),
            (type, method) -> method.equals("view"),
            (type, method) -> method.equals("channelRead"));
    DetectionSettings settings =
        new DetectionSettings(
            new ProcessInfo(1, "Main", "jvm", Instant.EPOCH, Instant.EPOCH, trigger, "ran"),
            type -> hints,
            (one, other) -> one.equals(other) || other.equals(supertypes.get(one)),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            minAgeMillis);
    return new Detector(settings).report(snapshot());
  }

  LeakReport report() {
    return report("exit");
  }

  Story object() {
    return new Story();
  }

  void inherits(String className, String superName) {
    supertypes.put(className, superName);
  }

  void violation(Violation.Kind kind, Event event, Lifecycle lifecycle) {
    violations.add(
        new Violation(
            kind,
            1,
            classId("lib.Buffer"),
            1,
            event,
            lifecycle,
            0,
            0,
            null,
            Violation.Around.NONE,
            null));
  }

  void violation(Violation.Kind kind, Event event, Lifecycle lifecycle, List<Lifecycle> earlier) {
    violations.add(
        new Violation(
            kind,
            1,
            classId("lib.Buffer"),
            1,
            event,
            lifecycle,
            0,
            0,
            null,
            new Violation.Around(Violation.Proof.ENDED, earlier, false),
            null));
  }

  Snapshot snapshot() {
    Snapshot.Counters counters =
        new Snapshot.Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, 0, "full", 0);
    return new Snapshot(
        0, NOW_MILLIS, leftOver, healthy, 0, violations, this, new long[1], counters);
  }

  /** The story of one object, told in order. */
  final class Story {
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
      this.viewClass = classId(carrier);
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
              stackId(frames),
              threadId(thread),
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

    Story returned(String... frames) {
      return event(Op.RETURN, frames);
    }

    Story exception(String... frames) {
      return event(Op.EXCEPTION, frames);
    }

    /** So many objects went this way and were given back. */
    void healthy(long objects) {
      healthy.add(group(Fate.HEALTHY, objects));
    }

    /** So many objects went this way and were collected with references left. */
    void leaked(long objects) {
      leftOver.add(group(Fate.COLLECTED, objects));
    }

    /** So many objects went this way and are live. */
    void live(long objects) {
      leftOver.add(group(Fate.LIVE, objects));
    }

    Lifecycle lifecycle() {
      int books = 0;
      for (Event event : events) {
        books += event.op() == Op.RELEASE ? -event.amount() : event.amount();
      }
      return new Lifecycle(nextObject++, List.copyOf(events), books, 0, millis, 0);
    }

    Event last() {
      return events.get(events.size() - 1);
    }

    private LifecycleGroup group(Fate fate, long objects) {
      Lifecycle example = lifecycle();
      return new LifecycleGroup(
          1,
          classId(type),
          fate,
          objects,
          objects * Math.max(0, example.references()),
          List.of(example),
          events.get(0).atMillis(),
          millis,
          new long[] {0, objects, 0, 0});
    }
  }

  int stackId(String... frames) {
    StackTraceElement[] stack =
        Arrays.stream(frames).map(TestSnapshot::element).toArray(StackTraceElement[]::new);
    stacks.add(stack);
    return stacks.size();
  }

  /** The code of a method tells this. */
  void facts(String method, MethodFacts of) {
    facts.put(method, of);
  }

  int classId(String name) {
    return id(classes, name);
  }

  private int threadId(String name) {
    return id(threads, name);
  }

  private static int id(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name) + 1;
  }

  private static StackTraceElement element(String frame) {
    int colon = frame.indexOf(':');
    String name = frame.substring(0, colon);
    int dot = name.lastIndexOf('.');
    String type = name.substring(0, dot);
    String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
    return new StackTraceElement(
        type, name.substring(dot + 1), file, Integer.parseInt(frame.substring(colon + 1)));
  }

  @Override
  public StackTraceElement[] stack(int stackId) {
    return stackId == 0 ? new StackTraceElement[0] : stacks.get(stackId - 1);
  }

  @Override
  public StackTraceElement site(int siteId) {
    return siteId == 0 ? null : stacks.get(siteId - 1)[0];
  }

  @Override
  public String className(int classId) {
    return classId == 0 ? null : classes.get(classId - 1);
  }

  @Override
  public String thread(int threadId) {
    return threadId == 0 ? null : threads.get(threadId - 1);
  }

  @Override
  public String type(int typeId) {
    return "buffer";
  }

  @Override
  public WovenMethod method(int methodId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MethodFacts facts(String className, String method) {
    return facts.get(className + "." + method);
  }

  @Override
  public boolean looksInto(String className) {
    return !className.startsWith("generic.");
  }

  @Override
  public List<WovenMethod> methods() {
    return List.of();
  }
}

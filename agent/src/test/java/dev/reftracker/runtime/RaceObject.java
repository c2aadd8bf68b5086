package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A counted object as a library would write it, with hooks where woven code has them. */
final class RaceObject {

  final Methods methods;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean blamed = new AtomicBoolean();

  RaceObject(Methods methods) {
    this.methods = methods;
  }

  void begin(int references) {
    blamed.set(false);
    count.set(references);
    Object call = methods.hooks.onCalling(null, this, methods.beginSite);
    methods.hooks.onBegan(this, references, methods.begin);
    methods.hooks.onCalled(call, methods.beginSite);
  }

  /** False when there is no reference left. */
  boolean retain(SplittableRandom random, RaceModel model) {
    int old = count.get();
    while (old > 0 && !count.compareAndSet(old, old + 1)) {
      old = count.get();
    }
    if (old <= 0) {
      return false;
    }
    RaceModel.pause(random);
    Object call = methods.hooks.onCalling(this, model, methods.acquireSite);
    methods.hooks.onAcquired(this, 1, null, methods.acquire);
    methods.hooks.onCalled(call, methods.acquireSite);
    model.acquires.incrementAndGet();
    return true;
  }

  /** How many hooks were called. */
  int release(SplittableRandom random, RaceModel model) {
    model.undecided.incrementAndGet();
    Object call = methods.hooks.onCalling(this, model, methods.releaseSite);
    Object token = methods.hooks.onReleasing(this, 1, null, methods.release);
    RaceModel.pause(random);
    int now = methods.ends ? takeOne() : count.decrementAndGet();
    int calls = 1;
    if (now < 0 && methods.ends) {
      model.refused.incrementAndGet();
      methods.hooks.onReleaseFailed(this, token, new IllegalStateException(), methods.release);
    } else if (now == 0 && methods.ends) {
      methods.hooks.onEnded(this, methods.end);
      calls++;
    }
    model.undecided.decrementAndGet();
    methods.hooks.onCalled(call, methods.releaseSite);
    return calls;
  }

  private int takeOne() {
    int old = count.get();
    while (old > 0 && !count.compareAndSet(old, old - 1)) {
      old = count.get();
    }
    return old - 1;
  }

  /**
   * Whether nobody has done wrong with this life before: a second wrong one cannot be told apart.
   */
  boolean blame() {
    return methods.ends || blamed.compareAndSet(false, true);
  }

  int count() {
    return count.get();
  }

  /** The woven methods of one type. */
  static final class Methods {
    final Hooks hooks;
    final boolean ends;
    final int begin;
    final int acquire;
    final int release;
    final int end;
    final int beginSite;
    final int acquireSite;
    final int releaseSite;

    Methods(Tracker tracker, int type, boolean ends) {
      this.hooks = (Hooks) tracker.hooks();
      this.ends = ends;
      begin = method(tracker, type, "begin");
      acquire = method(tracker, type, "acquire");
      release = method(tracker, type, "release");
      end = ends ? method(tracker, type, "end") : 0;
      beginSite = site(tracker, type, "begin");
      acquireSite = site(tracker, type, "retain");
      releaseSite = site(tracker, type, "release");
    }

    private static int method(Tracker tracker, int type, String role) {
      return tracker.register(
          new WovenMethod(
              type, "t" + type, "lib.Counted", role + "()V", role, 0, 5, false, 0, 0, false, type));
    }

    private static int site(Tracker tracker, int type, String method) {
      StackTraceElement frame =
          new StackTraceElement("example.Racer" + type, method, "Racer.java", 1);
      return tracker.registerSite(frame, SiteKind.CALL, "()V");
    }
  }
}

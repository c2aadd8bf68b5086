package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.List;
import java.util.function.Consumer;

/** A make-believe library with its hooks called as woven code would, on a tracker of its own. */
final class Library implements AutoCloseable {

  static final int ALWAYS = 0;
  static final int RETURN_TRUE = 1;
  static final int NEVER = 5;
  static final int UNDONE = 0;
  static final int TAKEN = 1;
  static final int UNKNOWN = 2;

  final Tracker tracker;
  final Hooks hooks;
  final int construct;
  final int reset;
  final int acquire;
  final int ticket;
  final int tryAcquire;
  final int release;
  final int releaseEnding;
  final int close;
  final int end;

  Library() {
    this(TrackerSettings.defaults(List.of(TypeSettings.plain("buffer"))));
  }

  Library(TrackerSettings settings) {
    tracker = new Tracker(settings);
    hooks = (Hooks) tracker.hooks();
    construct = method("<init>()V", "begin", ALWAYS, NEVER, false, UNDONE);
    reset = method("reset()V", "begin", ALWAYS, NEVER, false, UNDONE);
    acquire = method("retain()V", "acquire", ALWAYS, NEVER, false, UNDONE);
    ticket = tickets();
    tryAcquire = method("tryRetain()Z", "acquire", RETURN_TRUE, NEVER, false, UNDONE);
    release = method("release()V", "release", ALWAYS, NEVER, false, UNDONE);
    releaseEnding = method("release()Z", "release", ALWAYS, RETURN_TRUE, false, UNDONE);
    close = method("close()V", "release", ALWAYS, NEVER, true, UNDONE);
    end = method("free()V", "end", ALWAYS, NEVER, false, UNDONE);
  }

  int method(String name, String role, int success, int ends, boolean idempotent, int onThrow) {
    return tracker.register(
        new WovenMethod(
            1,
            "buffer",
            "library.Buffer",
            name,
            role,
            success,
            ends,
            idempotent,
            onThrow,
            0,
            false,
            1));
  }

  private int tickets() {
    return tracker.register(
        new WovenMethod(
            1,
            "buffer",
            "library.Buffer",
            "ticket()V",
            "acquire",
            ALWAYS,
            NEVER,
            false,
            UNDONE,
            0,
            true,
            1));
  }

  /** An acquire that returns a handle of its own. */
  Object ticket(Object target) {
    Object handle = new Object();
    hooks.onAcquired(target, 1, handle, ticket);
    return handle;
  }

  void construct(Object target) {
    hooks.onBegan(target, 1, construct);
  }

  void reset(Object target) {
    hooks.onBegan(target, 1, reset);
  }

  void acquire(Object target) {
    hooks.onAcquired(target, 1, null, acquire);
  }

  Object release(Object target) {
    return hooks.onReleasing(target, 1, null, release);
  }

  void end(Object target) {
    hooks.onEnded(target, end);
  }

  /** A call site in a caller that is woven too. */
  int site(String method, int line, SiteKind kind) {
    StackTraceElement frame = new StackTraceElement("example.Caller", method, "Caller.java", line);
    return tracker.registerSite(frame, kind, "()V");
  }

  /** A call of a counting method on {@code target} from a woven caller. */
  void at(int site, Object caller, Object target, Consumer<Object> call) {
    Object token = hooks.onCalling(target, caller, site);
    call.accept(target);
    hooks.onCalled(token, site);
  }

  Snapshot snapshot() {
    return tracker.snapshot();
  }

  @Override
  public void close() {
    tracker.close();
  }
}

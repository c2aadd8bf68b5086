package example.shapes;

import java.util.ArrayList;
import java.util.List;

/**
 * An API that gives a handle for each reference, ends its targets, and is told about hand-overs and
 * uses.
 */
public final class Handles {

  private final List<Object> given = new ArrayList<>();
  private boolean closed;

  public Handles(Object first) {
    this(first, "second");
    given.add("constructed");
  }

  private Handles(Object first, Object second) {
    Object none = null;
    first = first == null ? none : second;
    given.add(first);
  }

  public Object tryAcquire(Object owner) {
    if (closed) {
      return null;
    }
    Object handle = new StringBuilder("handle");
    given.add(handle);
    return handle;
  }

  public boolean release(Object handle) {
    boolean known = given.remove(handle);
    if (given.size() == 2) {
      close();
    }
    handle = null;
    return known;
  }

  public void touch(Object hint) {
    hint = null;
  }

  public void check() {
    if (closed) {
      throw new IllegalStateException();
    }
  }

  private void close() {
    closed = true;
  }

  /** Uses every method. */
  public static void run() {
    Handles handles = new Handles("first");
    Object handle = handles.tryAcquire("me");
    handles.touch("here");
    handles.check();
    handles.release("unknown");
    handles.release(handle);
    handles.tryAcquire("late");
    try {
      handles.check();
    } catch (IllegalStateException e) {
      handles.touch(null);
    }
  }
}

package dev.reftracker.matching;

import java.util.HashMap;
import java.util.Map;

/** The looks that one thread took at the files of one loader. Of no use to other threads. */
final class RecentLooks {

  /** A few megabytes at most, for whoever weaves between two collections. */
  private static final int MAX_LOOKS = 256;

  private final Thread thread = Thread.currentThread();
  private final ClassLoader loader;
  private final Map<String, ClassLook> looks = new HashMap<>();

  RecentLooks(ClassLoader loader) {
    this.loader = loader;
  }

  /** Whether they may serve the calling thread, which asks for classes of {@code loader}. */
  boolean isFor(ClassLoader loader) {
    return thread == Thread.currentThread() && loader == this.loader;
  }

  /** The look at a class; null when there is none. */
  ClassLook get(String internalName) {
    return looks.get(internalName);
  }

  /** Keeps a look. */
  void put(String internalName, ClassLook look) {
    if (looks.size() >= MAX_LOOKS) {
      looks.clear();
    }
    looks.put(internalName, look);
  }
}

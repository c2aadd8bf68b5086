package dev.reftracker.detection;

import dev.reftracker.report.Frame;
import java.util.List;

/**
 * Finds the user's own code in a stack: below the packages that were named, or else the first frame
 * that belongs neither to the JDK nor to the library that owns the tracked class, and that says who
 * wants a reference.
 */
final class OwnCode {

  /**
   * A library is told by so many leading parts of its package: {@code io.netty}, {@code
   * org.eclipse.jetty}.
   */
  private static final int LIBRARY_PARTS = 2;

  private OwnCode() {}

  /** The first frame of the user's own code; null when there is none. */
  static Frame first(
      List<Frame> stack, CleanFrames clean, String targetClass, List<String> packages) {
    String library = leading(targetClass);
    for (int i = clean.acquire(stack, 0); i >= 0; i = clean.acquire(stack, i + 1)) {
      Frame frame = stack.get(i);
      String name = frame.className();
      boolean own =
          packages.isEmpty()
              ? !FrameNames.isJdk(frame) && !(library != null && name.startsWith(library))
              : packages.stream().anyMatch(prefix -> isBelow(name, prefix));
      if (own) {
        return FrameNames.readable(frame);
      }
    }
    return null;
  }

  private static boolean isBelow(String className, String prefix) {
    return className.startsWith(prefix.endsWith(".") ? prefix : prefix + '.');
  }

  /** The leading parts of a class name with their dots; null for a class with a shorter package. */
  private static String leading(String className) {
    int end = -1;
    for (int part = 0; part < LIBRARY_PARTS; part++) {
      end = className.indexOf('.', end + 1);
      if (end < 0) {
        return null;
      }
    }
    return className.substring(0, end + 1);
  }
}

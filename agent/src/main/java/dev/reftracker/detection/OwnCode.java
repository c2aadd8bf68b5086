package dev.reftracker.detection;

import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.report.Frame;
import java.util.List;

/**
 * Finds the user's own code in a stack: below the packages that were named, or else the first frame
 * that belongs neither to the JDK nor to the library that owns the tracked class, and that says who
 * wants a reference. A library that tests itself is called by reflection: what was called so is the
 * user's own then, and not the framework that called.
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
    int inner = -1;
    for (int i = clean.acquire(stack, 0); i >= 0; i = clean.acquire(stack, i + 1)) {
      Frame frame = stack.get(i);
      if (packages.isEmpty() && inner >= 0 && isReflected(stack, inner, i)) {
        return FrameNames.readable(stack.get(inner));
      }
      inner = i;
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

  /**
   * Whether the inner of two frames, next to each other but for others that say nothing, was called
   * by reflection.
   */
  private static boolean isReflected(List<Frame> stack, int inner, int outer) {
    return stack.subList(inner + 1, outer).stream()
        .anyMatch(frame -> frame.className().equals("java.lang.reflect.Method"));
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

package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;

/** What the names alone tell about a frame. */
public final class FrameNames {

  private FrameNames() {}

  /**
   * A frame of the JDK: a queue, a thread, reflection. Never the answer to a question about the
   * program.
   */
  public static boolean isJdk(Frame frame) {
    String name = frame.className();
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.");
  }

  /** A frame the compiler made for access or bridging: it stands for another frame beside it. */
  static boolean isSynthetic(Frame frame) {
    return frame.method().startsWith("access$") || frame.className().contains("$$Lambda");
  }

  /**
   * The frame as a reader would name it: a lambda's body belongs to the method that wrote it, so
   * {@code lambda$decode$0} reads {@code decode}. Of one inside another lambda javac 8 did not say
   * which method that was, and it keeps its name: {@code lambda$null$1}.
   */
  public static Frame readable(Frame frame) {
    String method = frame.method();
    if (!isLambda(frame)) {
      return frame;
    }
    int end = method.lastIndexOf('$');
    String inside = end > "lambda$".length() ? method.substring("lambda$".length(), end) : method;
    String written =
        switch (inside) {
          case "new" -> "<init>";
          case "static" -> "<clinit>";
          case "null" -> method;
          default -> inside;
        };
    return new Frame(frame.className(), written, frame.file(), frame.line());
  }

  /** Whether the frame is the body of a lambda. */
  public static boolean isLambda(Frame frame) {
    return frame.method().startsWith("lambda$");
  }

  /**
   * Whether both are bodies of lambdas that the same class wrote: what one was given the other may
   * have captured.
   */
  static boolean areLambdasOfOneClass(Frame one, Frame other) {
    return isLambda(one) && isLambda(other) && one.className().equals(other.className());
  }

  /** Whether both are of one method, whatever the lines. */
  public static boolean sameMethod(Frame one, Frame other) {
    return one.method().equals(other.method()) && one.className().equals(other.className());
  }

  /** Class and method, the line left out. */
  public static String method(Frame frame) {
    return frame.className() + '#' + frame.method();
  }

  /** The package of a frame's class, or the empty string. */
  static String packageOf(Frame frame) {
    int dot = frame.className().lastIndexOf('.');
    return dot < 0 ? "" : frame.className().substring(0, dot);
  }
}

package dev.reftracker.config;

/**
 * A pattern over stack frames: a class, and optionally a method.
 *
 * @param type which classes
 * @param method the method's name, {@code <init>} and {@code <clinit>} included, where {@code *}
 *     stands for any characters; null for every method
 */
public record FramePattern(ClassPattern type, String method) {

  /** Whether a frame of {@code className} (dots) and {@code methodName} is meant. */
  public boolean matches(String className, String methodName) {
    return matchesMethod(methodName) && type.matches(className);
  }

  private boolean matchesMethod(String methodName) {
    if (method == null) {
      return true;
    }
    return method.indexOf('*') < 0
        ? method.equals(methodName)
        : new ClassPattern(method).matches(methodName);
  }
}

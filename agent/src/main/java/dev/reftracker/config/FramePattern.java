package dev.reftracker.config;

/**
 * A pattern over stack frames: a class, and optionally a method.
 *
 * @param type which classes
 * @param method the method's name, {@code <init>} and {@code <clinit>} included; null for every
 *     method
 */
public record FramePattern(ClassPattern type, String method) {

  /** Whether a frame of {@code className} (dots) and {@code methodName} is meant. */
  public boolean matches(String className, String methodName) {
    return (method == null || method.equals(methodName)) && type.matches(className);
  }
}

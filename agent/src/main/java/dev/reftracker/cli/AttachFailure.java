package dev.reftracker.cli;

/** Explains why a JVM refused the agent. */
final class AttachFailure {

  private AttachFailure() {}

  /** One line: what, and what to do. */
  static String reason(long pid, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage());
    String type = root.getClass().getSimpleName();
    if (message.contains("Dynamic agent loading is not enabled")) {
      return pid + " was started with -XX:-EnableDynamicAgentLoading; use -javaagent instead";
    }
    if (message.contains("target process doesn't respond") || message.contains("socket file")) {
      return pid + " does not answer: no JVM, or started with -XX:+DisableAttachMechanism";
    }
    if (message.contains("Operation not permitted") || message.contains("not owned")) {
      return pid + " belongs to another user; run this command as that user";
    }
    return pid + " cannot be attached to: " + type + ": " + message.replace('\n', ' ');
  }
}

package dev.reftracker.runtime;

/** The call that an exception leaves, and what was taken in it. */
final class LeftCall {

  private LeftCall() {}

  /**
   * Whether it was taken in the call of {@code method} that is being left now: below that frame,
   * the two stacks must agree as far as both reach.
   */
  static boolean took(
      PlainEvent taken, StackTraceElement method, StackTraceElement[] now, Registry names) {
    StackTraceElement[] then = names.depot.frames(taken.stackId);
    if (then.length == 0 || now.length == 0 || !same(now[0], method)) {
      return same(names.site(taken.siteId), method); // the stacks cannot tell
    }
    for (int i = 0; i < then.length; i++) {
      if (same(then[i], method) && sameBelow(then, i, now)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameBelow(StackTraceElement[] then, int at, StackTraceElement[] now) {
    for (int i = 1; at + i < then.length && i < now.length; i++) {
      if (!then[at + i].equals(now[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(StackTraceElement a, StackTraceElement b) {
    return a != null
        && a.getMethodName().equals(b.getMethodName())
        && a.getClassName().equals(b.getClassName());
  }
}

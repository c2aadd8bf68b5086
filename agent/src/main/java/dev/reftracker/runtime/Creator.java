package dev.reftracker.runtime;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds whose helper is being constructed. */
final class Creator {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Creator() {}

  /**
   * The class of the object whose constructors are running around the construction of a {@code
   * helper}: the most derived one of the chain; {@code helper} itself when there is none. To be
   * called inside the helper's constructor; walks the stack.
   */
  static Class<?> of(Class<?> helper) {
    return WALKER.walk(new Walk(helper));
  }

  /** A class, since a lambda on the hook path would call into the JDK's own linkage. */
  private record Walk(Class<?> helper)
      implements Function<Stream<StackWalker.StackFrame>, Class<?>> {
    @Override
    public Class<?> apply(Stream<StackWalker.StackFrame> frames) {
      return find(helper, frames);
    }
  }

  private static Class<?> find(Class<?> helper, Stream<StackWalker.StackFrame> frames) {
    Class<?> creator = null;
    boolean inHelper = false;
    for (Iterator<StackWalker.StackFrame> i = frames.iterator(); i.hasNext(); ) {
      StackWalker.StackFrame frame = i.next();
      Class<?> type = frame.getDeclaringClass();
      boolean constructor = frame.getMethodName().equals("<init>");
      if (constructor && type.isAssignableFrom(helper)) {
        inHelper = true;
      } else if (inHelper
          && (!constructor || (creator != null && !creator.isAssignableFrom(type)))) {
        break;
      } else if (inHelper) {
        creator = type;
      }
    }
    return creator == null ? helper : creator;
  }
}

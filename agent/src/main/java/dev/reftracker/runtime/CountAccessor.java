package dev.reftracker.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Asks a target for its own count. Used on rare paths and for samples only, inside woven methods,
 * while the target is on the stack and its release has not run. A class whose accessor cannot be
 * reached has none.
 */
final class CountAccessor {

  /** No count could be had. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final MethodType AS_LONG = MethodType.methodType(long.class, Object.class);

  private final String method;
  private final ClassValue<MethodHandle[]> handles =
      new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
          return new MethodHandle[] {find(type)};
        }
      };

  CountAccessor(String method) {
    this.method = method;
  }

  /** The target's count, or {@link #UNKNOWN}. */
  long count(Object target) {
    MethodHandle handle = handles.get(target.getClass())[0];
    if (handle == null) {
      return UNKNOWN;
    }
    try {
      return (long) handle.invokeExact(target);
    } catch (Throwable refused) {
      return UNKNOWN; // the library's accessor may throw on an ended target; that is no failure of
      // ours
    }
  }

  private MethodHandle find(Class<?> type) {
    try {
      Method m = declared(type);
      if (m == null) {
        return null;
      }
      m.setAccessible(true);
      return MethodHandles.lookup().unreflect(m).asType(AS_LONG);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  private Method declared(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method m : c.getDeclaredMethods()) {
        if (m.getParameterCount() == 0 && m.getName().equals(method)) {
          return m;
        }
      }
    }
    return null;
  }
}

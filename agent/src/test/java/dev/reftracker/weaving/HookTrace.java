package dev.reftracker.weaving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hooks that a run called, as text that does not depend on the loader: objects become their
 * class and the number of their first appearance.
 *
 * @param lines a line for each hook
 */
record HookTrace(List<String> lines) {

  /** What the test does with a loader. */
  interface Program {
    /** Runs it. */
    void run(ClassLoader loader) throws Exception;
  }

  /** Runs the static method {@code run} of a class. */
  static HookTrace of(ClassLoader loader, String className) throws Exception {
    Method run = Class.forName(className, true, loader).getMethod("run");
    return of(loader, any -> run.invoke(null));
  }

  /** Runs a program. */
  static HookTrace of(ClassLoader loader, Program program) throws Exception {
    RecordingBridge.start();
    try {
      program.run(loader);
    } catch (InvocationTargetException e) {
      throw new AssertionError("the program failed", e.getCause());
    }
    return of(RecordingBridge.stop());
  }

  private static HookTrace of(List<RecordingBridge.Hook> hooks) {
    Map<Object, String> names = new IdentityHashMap<>();
    List<String> lines = new ArrayList<>();
    for (RecordingBridge.Hook hook : hooks) {
      List<String> arguments = new ArrayList<>();
      for (Object argument : hook.arguments()) {
        arguments.add(name(names, argument));
      }
      lines.add(hook.name() + "(" + String.join(", ", arguments) + ")");
    }
    return new HookTrace(lines);
  }

  private static String name(Map<Object, String> names, Object value) {
    if (value instanceof String || value instanceof Number) {
      return value.toString();
    }
    return names.computeIfAbsent(
        value, any -> value.getClass().getSimpleName() + "#" + (names.size() + 1));
  }
}

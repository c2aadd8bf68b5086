package dev.reftracker.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/**
 * Defines the bridge into {@code java.base}.
 *
 * <p>Not by appending to the bootstrap class path: that makes the JVM print a warning and drop the
 * application's shared archive. {@code java.lang} is opened to the agent's own loader only; nothing
 * changes for the program. Runs before any class that names the bridge is loaded, hence names none
 * itself.
 */
public final class BridgeDefiner {

  private static final String BRIDGE = "java.lang.RefTrackerBridge";

  private BridgeDefiner() {}

  /**
   * Defines the bridge unless the JVM has it already.
   *
   * @param instrumentation opens {@code java.lang}
   * @param classes the class files
   * @throws IllegalAccessException when the JVM does not let us
   */
  public static void define(Instrumentation instrumentation, byte[][] classes)
      throws IllegalAccessException {
    if (isDefined()) {
      return;
    }
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(BridgeDefiner.class.getModule())),
        Set.of(),
        Map.of());
    MethodHandles.Lookup javaLang =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (byte[] classFile : classes) {
      javaLang.defineClass(classFile);
    }
  }

  private static boolean isDefined() {
    try {
      Class.forName(BRIDGE, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}

package dev.reftracker.trigger;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens packages of {@code java.base} to the agent's own loader, and to nobody else. */
final class JavaBase {

  private JavaBase() {}

  /**
   * Opens one package.
   *
   * @param packageName a package of {@code java.base}
   */
  static void open(Instrumentation instrumentation, String packageName) {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of(packageName, Set.of(JavaBase.class.getModule())),
        Set.of(),
        Map.of());
  }
}

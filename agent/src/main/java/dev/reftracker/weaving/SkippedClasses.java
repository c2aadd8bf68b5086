package dev.reftracker.weaving;

/** Which classes are never looked at, whatever the rules say. */
final class SkippedClasses {

  /** Ours, other agents', and what the JVM or a library makes up at run time. */
  private static final String[] PREFIXES = {
    "dev/reftracker/",
    "java/lang/RefTracker",
    "jdk/internal/reflect/",
    "jdk/proxy",
    "com/sun/proxy/",
    "sun/reflect/",
    "org/jacoco/agent/",
    "io/opentelemetry/javaagent/",
    "net/bytebuddy/",
    "co/elastic/apm/agent/",
    "datadog/trace/",
    "com/newrelic/agent/",
    "com/intellij/rt/",
    "reactor/blockhound/",
  };

  private SkippedClasses() {}

  /** Whether a class with this internal name, loaded by {@code loader}, is none of our business. */
  static boolean skips(String internalName, ClassLoader loader) {
    if (internalName == null || isOwn(loader)) {
      return true;
    }
    for (String prefix : PREFIXES) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    return internalName.indexOf("$$Lambda") >= 0 || internalName.indexOf("/$Proxy") >= 0;
  }

  /** Whether it belongs to the JDK, which is woven only where a rule names it. */
  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /**
   * The agent's own loader; where the agent runs inside the program's loader, as in tests, that one
   * does not count.
   */
  private static boolean isOwn(ClassLoader loader) {
    return loader != null
        && loader == SkippedClasses.class.getClassLoader()
        && loader != ClassLoader.getSystemClassLoader();
  }
}

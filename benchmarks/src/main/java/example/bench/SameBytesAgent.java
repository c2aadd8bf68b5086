package example.bench;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Comes after our agent, and remembers what bytes each class of the program was defined from. */
public final class SameBytesAgent {

  /** A hash of the bytes by the name of the class. */
  static final Map<String, Integer> SEEN = new ConcurrentHashMap<>();

  private SameBytesAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> type,
              ProtectionDomain domain,
              byte[] file) {
            if (loader == ClassLoader.getSystemClassLoader()) {
              SEEN.put(name, Arrays.hashCode(file));
            }
            return null;
          }
        },
        true);
  }
}

package example.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;

/**
 * A second agent, which changes nothing and writes length and a hash of the bytes of every class
 * that it is shown. What it does for a class loads no class.
 */
public final class Probe implements ClassFileTransformer {

  private final Map<String, Long> seen = new HashMap<>(8192);

  public static void premain(String file, Instrumentation instrumentation) {
    Probe probe = new Probe();
    probe.transform(null, "example/probe/Nothing", null, null, new byte[1]);
    instrumentation.addTransformer(probe, true);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> probe.write(Path.of(file))));
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> again, ProtectionDomain domain, byte[] bytes) {
    long hash = 7;
    for (byte value : bytes) {
      hash = hash * 1_000_003 + value;
    }
    if (name != null) {
      synchronized (seen) {
        seen.put(name, hash);
      }
    }
    return null;
  }

  private void write(Path file) {
    Map<String, Long> copy;
    synchronized (seen) {
      copy = new HashMap<>(seen);
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      copy.forEach((name, hash) -> out.println(name + " " + hash));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

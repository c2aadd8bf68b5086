package example.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProtectionDomain;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second agent, which changes nothing and writes a digest of the bytes of every class that it is
 * shown.
 */
public final class Probe implements ClassFileTransformer {

  private final Map<String, String> digests = new TreeMap<>();

  public static void premain(String file, Instrumentation instrumentation) {
    Probe probe = new Probe();
    instrumentation.addTransformer(probe, true);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> probe.write(Path.of(file))));
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> again, ProtectionDomain domain, byte[] bytes) {
    try {
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      synchronized (digests) {
        if (name != null && !name.contains("/0x")) {
          digests.put(name, digest);
        }
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private void write(Path file) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      synchronized (digests) {
        digests.forEach((name, digest) -> out.println(name + " " + digest));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

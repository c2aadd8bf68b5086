package example;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java installations that the samples run on. */
final class Jdks {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final int OLDEST = 17;

  private Jdks() {}

  /**
   * One home for each feature version from 17 on: the running one, those that {@code JAVA_HOMES}
   * names, and their neighbours.
   */
  static Stream<Path> all() throws IOException {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> homes = new ArrayList<>(List.of(running));
    String named = System.getenv().getOrDefault("JAVA_HOMES", "");
    Stream.of(named.split(File.pathSeparator)).map(Path::of).forEach(homes::add);
    try (Stream<Path> neighbours = Files.list(running.getParent())) {
      neighbours.sorted().forEach(homes::add);
    }
    Map<Integer, Path> byVersion = new TreeMap<>();
    for (Path home : homes) {
      int version = version(home);
      if (version >= OLDEST && Files.isExecutable(home.resolve("bin/java"))) {
        byVersion.putIfAbsent(version, home);
      }
    }
    return byVersion.values().stream();
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return -1;
    }
    Matcher version = VERSION.matcher(Files.readString(release));
    return version.find() ? Integer.parseInt(version.group(1)) : -1;
  }
}

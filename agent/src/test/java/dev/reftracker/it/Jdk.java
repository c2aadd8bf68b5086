package dev.reftracker.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java installation that programs under test run on.
 *
 * @param home its folder
 * @param feature its feature version, such as 17
 */
record Jdk(Path home, int feature) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)[^\"]*\"");
  private static final int OLDEST = 17;
  private static final List<Jdk> ALL = find();

  /**
   * One installation for each feature version from 17 on: the running one first, then those named
   * in {@code JAVA_HOMES}, then its neighbours and {@code /usr/lib/jvm}.
   */
  static List<Jdk> all() {
    return ALL;
  }

  /** The one that runs the tests. */
  static Jdk current() {
    int feature = Runtime.version().feature();
    return ALL.stream().filter(jdk -> jdk.feature == feature).findFirst().orElseThrow();
  }

  /** The newest one. */
  static Jdk newest() {
    return ALL.get(ALL.size() - 1);
  }

  /** The path of one of its tools, such as {@code java} or {@code javac}. */
  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static List<Jdk> find() {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> homes = new ArrayList<>(List.of(running));
    String named = System.getenv("JAVA_HOMES");
    if (named != null) {
      Stream.of(named.split(File.pathSeparator)).map(Path::of).forEach(homes::add);
    }
    homes.addAll(children(running.getParent()));
    homes.addAll(children(Path.of("/usr/lib/jvm")));
    Map<Integer, Jdk> byFeature = new TreeMap<>();
    for (Path home : homes) {
      int feature = featureOf(home);
      if (feature >= OLDEST && Files.isExecutable(home.resolve("bin/javac"))) {
        byFeature.putIfAbsent(feature, new Jdk(home, feature));
      }
    }
    return List.copyOf(byFeature.values());
  }

  private static List<Path> children(Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int featureOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return -1;
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(release));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

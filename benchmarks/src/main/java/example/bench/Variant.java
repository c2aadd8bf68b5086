package example.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to run a program.
 *
 * @param name as in the tables
 * @param arguments of the JVM
 * @param reports where our agent writes its report, a JSON file whose name ends with the process
 *     id; null for others
 */
record Variant(String name, List<String> arguments, Path reports) {

  static Variant plain(String name, String... arguments) {
    return new Variant(name, List.of(arguments), null);
  }

  /** Our agent with these options. */
  static Variant ours(String name, Path agent, Path reports, String options, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("-javaagent:" + agent + "=" + options + ",report=" + reports + "/%p.json");
    return new Variant(name, all, reports);
  }

  Variant named(String other) {
    return new Variant(other, arguments, reports);
  }

  Variant with(String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return new Variant(name, all, reports);
  }
}

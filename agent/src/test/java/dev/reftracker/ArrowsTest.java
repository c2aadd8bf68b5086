package dev.reftracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between packages, as drawn in the package comment of {@code dev.reftracker}. */
class ArrowsTest {

  private static final String ASM = "org.objectweb.asm";
  private static final String JACKSON = "com.fasterxml.jackson";
  private static final String BYTE_BUDDY = "net.bytebuddy";
  private static final String PICOCLI = "picocli";

  /** What each package may use, besides the JDK and itself. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("launch", Set.of()),
          Map.entry("bridge", Set.of()),
          Map.entry("runtime", Set.of("bridge", "runtime.depot", "runtime.snapshot")),
          Map.entry("runtime.depot", Set.of()),
          Map.entry("runtime.snapshot", Set.of()),
          Map.entry("config", Set.of(JACKSON)),
          Map.entry("matching", Set.of("config", ASM)),
          Map.entry("weaving", Set.of("bridge", "matching", "config", ASM)),
          Map.entry("report", Set.of()),
          Map.entry("report.render", Set.of("report", JACKSON)),
          Map.entry("bodies", Set.of(ASM)),
          Map.entry("detection.evidence", Set.of("bodies", "runtime.snapshot", "report")),
          Map.entry(
              "detection.culprit",
              Set.of("detection.evidence", "bodies", "runtime.snapshot", "report")),
          Map.entry(
              "detection.ranking",
              Set.of(
                  "detection.culprit",
                  "detection.evidence",
                  "bodies",
                  "runtime.snapshot",
                  "report")),
          Map.entry(
              "detection",
              Set.of(
                  "detection.evidence",
                  "detection.culprit",
                  "detection.ranking",
                  "bodies",
                  "runtime.snapshot",
                  "report")),
          Map.entry("policy", Set.of("report", JACKSON)),
          Map.entry("trigger", Set.of("bridge", ASM)),
          Map.entry(
              "cli",
              Set.of(
                  "config",
                  "matching",
                  "policy",
                  "report",
                  "report.render",
                  PICOCLI,
                  BYTE_BUDDY,
                  ASM)),
          Map.entry(
              "agent",
              Set.of(
                  "bodies",
                  "bridge",
                  "runtime",
                  "runtime.snapshot",
                  "config",
                  "matching",
                  "weaving",
                  "report",
                  "report.render",
                  "detection",
                  "detection.evidence",
                  "policy",
                  "trigger",
                  ASM)));

  /** Package, package used, and the module or the archive where the latter is. */
  private static final Pattern ARROW = Pattern.compile("^ +(\\S+) +-> (\\S+) +(.*?)\\s*$");

  private static final String PREFIX = "dev.reftracker.";
  private static final Map<String, Set<String>> USED = new TreeMap<>();
  private static final Map<String, Set<String>> JDK_MODULES = new TreeMap<>();

  @BeforeAll
  static void readBytecode() throws Exception {
    Path classes =
        Path.of(Launched.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolveSibling("classes");
    for (String line : jdeps(classes).split("\\R")) {
      Matcher arrow = ARROW.matcher(line);
      if (arrow.matches() && arrow.group(1).startsWith(PREFIX)) {
        note(arrow.group(1).substring(PREFIX.length()), arrow.group(2), arrow.group(3));
      }
    }
  }

  @Test
  void everyPackageUsesOnlyWhatItsArrowAllows() {
    Map<String, Set<String>> tooMuch = new TreeMap<>();
    USED.forEach(
        (from, used) -> {
          Set<String> wrong = new TreeSet<>(used);
          wrong.removeAll(ALLOWED.getOrDefault(from, Set.of()));
          if (!wrong.isEmpty()) {
            tooMuch.put(from, wrong);
          }
        });

    assertThat(USED).containsKeys("launch", "runtime", "agent");
    assertThat(tooMuch).isEmpty();
  }

  @Test
  void everyPackageHasAnArrow() {
    assertThat(ALLOWED.keySet()).containsAll(USED.keySet());
  }

  @Test
  void hooksAndLauncherNeedNoModuleButJavaBaseAndInstrument() {
    assertThat(JDK_MODULES.get("runtime")).containsExactly("java.base");
    assertThat(JDK_MODULES.get("bridge")).containsExactly("java.base");
    assertThat(JDK_MODULES.get("launch")).containsExactlyInAnyOrder("java.base", "java.instrument");
  }

  private static void note(String from, String to, String where) {
    USED.computeIfAbsent(from, any -> new TreeSet<>());
    if (to.startsWith(PREFIX)) {
      String name = to.substring(PREFIX.length());
      if (!name.equals(from)) {
        USED.get(from).add(name);
      }
    } else if (where.startsWith("java.") || where.startsWith("jdk.")) {
      JDK_MODULES.computeIfAbsent(from, any -> new TreeSet<>()).add(where.split("[ (]")[0]);
    } else {
      USED.get(from).add(library(to));
    }
  }

  private static String library(String packageName) {
    for (String known : Set.of(ASM, JACKSON, BYTE_BUDDY, PICOCLI)) {
      if (packageName.startsWith(known)) {
        return known;
      }
    }
    return packageName;
  }

  private static String jdeps(Path classes) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                writer,
                writer,
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                "-verbose:package",
                "-filter:none",
                classes.toString());
    assertThat(status).as(out.toString()).isZero();
    return out.toString();
  }

  /** Found in the folder of test classes, whose sibling holds the classes under test. */
  private static final class Launched {}
}

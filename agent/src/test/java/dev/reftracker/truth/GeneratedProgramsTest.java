package dev.reftracker.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generator itself, without an agent: its programs leak where they say, and only there. */
class GeneratedProgramsTest {
  private static final long SEED = 20_260_101;

  @TempDir Path folder;

  static Stream<Family> families() {
    return Arrays.stream(Half.values()).flatMap(half -> Family.of(half).stream());
  }

  @ParameterizedTest
  @MethodSource("families")
  void aBuggyProgramLeaksAndItsTwinDoesNot(Family family) throws Exception {
    Program buggy = Program.generate(family, SEED, true);
    Program twin = Program.generate(family, SEED, false);

    String leaked = truth(buggy, folder.resolve("buggy"));
    String clean = truth(twin, folder.resolve("twin"));

    assertThat(leaked).matches("\\d+ [1-9]\\d*");
    assertThat(clean).isEqualTo("0 0");
  }

  @ParameterizedTest
  @MethodSource("families")
  void theMarksNameAnAcquireAndACulprit(Family family) {
    Program program = Program.generate(family, SEED, true);

    Planted planted = program.planted();

    assertThat(planted.acquireLines()).isNotEmpty();
    assertThat(planted.culprits()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("families")
  void theRulesNameMethodsThatTheProgramHas(Family family) {
    Program program = Program.generate(family, SEED, true);

    String rules = program.style().rules();

    assertThat(rules).doesNotContain("$");
    assertThat(Pattern.compile("method: \"?(\\w+)").matcher(rules).results().map(m -> m.group(1)))
        .filteredOn(method -> !program.source().contains(" " + method + "("))
        .isEmpty();
  }

  @Test
  void theSameSeedMakesTheSameProgram() {
    Family family = Family.of(Half.DEVELOPED).get(0);

    String first = Program.generate(family, 7, true).source();
    String again = Program.generate(family, 7, true).source();
    String other = Program.generate(family, 8, true).source();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  /** What the program itself counted: leaked objects and references. */
  private static String truth(Program program, Path folder) throws Exception {
    Files.createDirectories(folder);
    Compiled.into(folder, program);
    URL[] classPath = {folder.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      loader
          .loadClass("example.gen.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
      Field truth = loader.loadClass("example.gen.Tally").getDeclaredField("truth");
      truth.setAccessible(true);
      return (String) truth.get(null);
    }
  }
}

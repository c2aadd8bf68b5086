package dev.reftracker.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Netty's own detector, at its highest level, tells of the leaks whose culprit {@link
 * WhoForgotIT} finds marked by this agent. The table in {@code docs/accuracy.md} has one line for
 * each line here.
 */
final class ParanoidIT {

  private static final Pattern FRAME =
      Pattern.compile("\\s+(?:[\\w.]+/)?([\\w.$]+)\\.([\\w$<>]+)\\(\\w+\\.java:\\d+\\)");

  @ParameterizedTest
  @CsvSource({
    "CancelForgets, 'in a stack, unmarked'",
    "ConstructorThrows, 'in a stack, unmarked'",
    "ConsumerThrows, 'in a stack, unmarked'",
    "ContainerDropsComponent, only where it was taken",
    "CountedHolderThrows, nothing",
    "EmptyResult, 'in a stack, unmarked'",
    "ErrorPathDropsField, 'in a stack, unmarked'",
    "FrameNotReleased, 'in a stack, unmarked'",
    "MessageNotReleased, 'in a stack, unmarked'",
    "OwnerDropped, 'in a stack, unmarked'",
    "PartsInAnArray, nothing",
  })
  void nettysDetectorShowsSoMuchOfTheCulpritThatThisAgentMarks(String name, String shown)
      throws IOException {
    Program program = Program.of("whoforgot." + name, LibrarySet.NETTY_41);

    Outcome paranoid =
        AgentRun.of("whoforgot.UnderParanoid", LibrarySet.NETTY_41)
            .with(name)
            .jvm("-Dio.netty.leakDetection.level=paranoid")
            .run();

    List<Place> culprits = program.expectations().culprits();
    assertThat(shown(paranoid.err(), culprits)).as(paranoid::toString).isEqualTo(shown);
    assertThat(Files.readString(Path.of("..", "docs", "accuracy.md")))
        .contains("| " + name + " | `" + culprits.get(0).method() + "` | " + shown + " |");
  }

  private static String shown(String err, List<Place> culprits) {
    if (!err.contains("LEAK: ")) {
      return "nothing";
    }
    boolean there =
        FRAME
            .matcher(err.substring(err.indexOf("LEAK: ")))
            .results()
            .map(frame -> Place.of(frame.group(1), frame.group(2), 0))
            .anyMatch(place -> culprits.stream().anyMatch(place::sameMethod));
    return there ? "in a stack, unmarked" : "only where it was taken";
  }
}

package dev.reftracker.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.detection.ranking.Clue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceTest {

  @Test
  void aProgramIsTheLeftoverWithTheMostCollectedReferences(@TempDir Path folder)
      throws IOException {
    program(
        folder.resolve("cache-evict-7"),
        """
        leftover\t9\tapp.Buffer\tLIVE
        example.gen.Cache#put\tTOOK_IT
        leftover\t3\tapp.Buffer\tCOLLECTED
        example.gen.Cache#evict\tCODE_FORGETS SEEN_BY_OTHERS=0.25
        example.gen.Main#main\tIS_MAIN
        leftover\t2\tapp.Buffer\tCOLLECTED
        example.gen.Cache#get\tTOOK_IT
        """);
    program(folder.resolve("cache-evict-7-twin"), "leftover\t1\tapp.Buffer\tCOLLECTED\n");

    assertThat(Choice.ofPrograms(folder))
        .containsExactly(
            new Choice(
                "cache-evict",
                false,
                List.of(
                    Map.of(Clue.CODE_FORGETS, 1.0, Clue.SEEN_BY_OTHERS, 0.25),
                    Map.of(Clue.IS_MAIN, 1.0)),
                List.of(0)));
  }

  @Test
  void aPublishedBugHasALineForEachMethod() {
    List<Choice> bugs =
        Choice.ofBugs(
            List.of("# what this is", "bug one", "- TOOK_IT", "+ HAD_IT_LAST", "bug two", "- "));

    assertThat(bugs)
        .containsExactly(
            new Choice(
                "one",
                true,
                List.of(Map.of(Clue.TOOK_IT, 1.0), Map.of(Clue.HAD_IT_LAST, 1.0)),
                List.of(1)),
            new Choice("two", true, List.of(Map.of()), List.of()));
  }

  private static void program(Path place, String clues) throws IOException {
    Files.createDirectories(place);
    Files.writeString(place.resolve("clues.txt"), clues);
    Files.writeString(place.resolve("culprits.txt"), "Cache.evict\n");
  }
}

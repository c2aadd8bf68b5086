package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertClean;
import static dev.reftracker.it.Verdicts.assertCompared;
import static dev.reftracker.it.Verdicts.assertSoundBut;
import static dev.reftracker.it.Verdicts.assertUnharmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Lucene's readers. */
final class LuceneIT {

  @EveryJdk({"LUCENE_9", "LUCENE_10"})
  void aSearcherThatIsNotGivenBackIsReportedWithTheLineThatTookIt(Jdk jdk, String lucene) {
    AgentRun run = searching(jdk, lucene, "forget").tracking("lucene,stacks=full");

    Outcome outcome = run.run();

    List<JsonNode> findings = Report.list(outcome.report().json().path("leaks"));
    List<JsonNode> leaks =
        findings.stream().filter(group -> "leak".equals(group.path("verdict").asText())).toList();
    assertThat(leaks).as(outcome::toString).isNotEmpty();
    assertThat(run.program().expectations().leaks())
        .containsOnlyKeys(Place.of(leaks.get(0).path("acquire").path("site")).toString());
    assertThat(leaks.get(0).path("references").asLong()).isEqualTo(1);
    assertThat(leaks.subList(1, leaks.size()))
        .as(() -> "nothing else but the segments that the reader holds, of " + outcome)
        .allMatch(
            group -> "org.apache.lucene.index.SegmentReader".equals(group.path("class").asText()));
    // The directory is closed under the forgotten reader, unless that was collected before.
    assertSoundBut(1, outcome);
  }

  @EveryJdk({"LUCENE_9", "LUCENE_10"})
  void theSameProgramCorrectedIsCleanMergesAndAll(Jdk jdk, String lucene) {
    Outcome plain = searching(jdk, lucene, "corrected").run();

    Outcome outcome = searching(jdk, lucene, "corrected").tracking("lucene,stacks=full").run();

    assertClean(outcome);
    assertCompared(outcome);
    assertUnharmed(outcome, plain);
  }

  private static AgentRun searching(Jdk jdk, String lucene, String how) {
    LibrarySet libraries = LibrarySet.valueOf(lucene);
    assumeTrue(jdk.feature() >= libraries.oldestJdk(), lucene + " needs a newer JDK");
    return AgentRun.of("lucene.Searching", libraries).on(jdk).with(how);
  }
}

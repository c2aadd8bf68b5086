package dev.reftracker.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Owners that end before what belongs to them. */
final class ScopeIT {

  @EveryJdk
  void onlyTheBuffersOfTheAllocatorThatWasClosedAreLeft(Jdk jdk) {
    Outcome outcome =
        AgentRun.of("arrow.TwoAllocators", LibrarySet.ARROW)
            .on(jdk)
            .tracking("arrow,stacks=full")
            .run();

    assertThat(outcome.out()).as(outcome::toString).isEqualTo("refused\n");
    assertOneLeftOf(outcome, "org.apache.arrow.memory.ChildAllocator", "TwoAllocators.java:17");
  }

  @EveryJdk({"LUCENE_9", "LUCENE_10"})
  void onlyTheReadersOfTheDirectoryThatWasClosedAreLeft(Jdk jdk, String lucene) {
    LibrarySet libraries = LibrarySet.valueOf(lucene);
    assumeTrue(jdk.feature() >= libraries.oldestJdk(), lucene + " needs a newer JDK");
    Outcome outcome =
        AgentRun.of("lucene.TwoDirectories", libraries)
            .on(jdk)
            .tracking("lucene,stacks=full")
            .run();

    assertThat(outcome.out()).as(outcome::toString).isEqualTo("docs=2\n");
    assertOneLeftOf(
        outcome, "org.apache.lucene.store.ByteBuffersDirectory", "TwoDirectories.java:19");
  }

  private static void assertOneLeftOf(Outcome outcome, String owner, String taken) {
    List<JsonNode> scopes = Report.list(outcome.report().json().path("scopes"));
    assertThat(scopes).as(outcome::toString).hasSize(1);
    JsonNode scope = scopes.get(0);
    assertThat(scope.path("owner").asText()).isEqualTo(owner);
    assertThat(scope.path("times").asLong()).isEqualTo(1);
    List<JsonNode> left = Report.list(scope.path("left"));
    assertThat(left).as(outcome::toString).hasSize(1);
    assertThat(left.get(0).path("references").asLong()).isEqualTo(1);
    JsonNode site = left.get(0).path("acquire").path("site");
    assertThat(site.path("file").asText() + ":" + site.path("line").asInt()).isEqualTo(taken);
    assertThat(outcome.agentLines())
        .anyMatch(line -> line.contains("1 reference left at the end of " + owner));
  }
}

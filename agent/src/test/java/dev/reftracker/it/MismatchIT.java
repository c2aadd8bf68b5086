package dev.reftracker.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Rules that miss a method. */
final class MismatchIT {

  @EveryJdk({"NETTY_41", "NETTY_42"})
  void aMissedAcquireIsNamedByTheTwoEventsAroundIt(Jdk jdk, String netty) {
    Outcome outcome =
        AgentRun.of("netty.Unseen", LibrarySet.valueOf(netty))
            .on(jdk)
            .tracking("config=" + Built.programs().resolve("example/netty/incomplete.yaml"))
            .run();

    List<JsonNode> found = Report.list(outcome.report().json().path("mismatches"));
    assertThat(found).as(outcome::toString).hasSize(1);
    JsonNode mismatch = found.get(0);
    assertThat(mismatch.path("objects").asLong()).isEqualTo(5);
    assertThat(mismatch.path("booked").asLong()).isEqualTo(3);
    assertThat(mismatch.path("counted").asLong()).isEqualTo(5);
    assertThat(mismatch.path("between").path("site").path("line").asInt()).isEqualTo(17);
    assertThat(mismatch.path("and").path("site").path("line").asInt()).isEqualTo(19);
    assertThat(outcome.out()).isEqualTo("done\n");
  }
}

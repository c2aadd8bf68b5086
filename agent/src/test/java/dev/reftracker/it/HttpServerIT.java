package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertClean;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A healthy HTTP server under load from another process, some of whose requests are broken off. */
final class HttpServerIT {

  private static final int SOME_REQUESTS = 10_000;
  private static final int MANY_REQUESTS = 100_000;

  @EveryJdk({"NETTY_41", "NETTY_42"})
  void aServerUnderLoadIsAccusedOfNothingAndAnswersAsWithoutTheAgent(Jdk jdk, String netty) {
    loadTest(jdk, netty, SOME_REQUESTS);
  }

  @EveryJdk({"NETTY_41", "NETTY_42"})
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void aServerUnderLongLoadIsAccusedOfNothing(Jdk jdk, String netty) {
    loadTest(jdk, netty, MANY_REQUESTS);
  }

  private static void loadTest(Jdk jdk, String netty, int requests) {
    LibrarySet libraries = LibrarySet.valueOf(netty);
    Served plain = serve(AgentRun.of("netty.HttpServer", libraries).on(jdk), requests);

    Served tracked =
        serve(AgentRun.of("netty.HttpServer", libraries).on(jdk).tracking("netty"), requests);

    assertThat(tracked.answers()).isEqualTo(plain.answers()).contains("client 3:");
    assertThat(tracked.server().exitStatus()).isZero();
    assertClean(tracked.server());
    Verdicts.assertCompared(tracked.server());
    assertThat(tracked.server().report().summary("acquires")).isGreaterThan(requests);
  }

  private static Served serve(AgentRun server, int requests) {
    try (ChildJvm running = server.start()) {
      String port = running.awaitLine("port ").substring("port ".length());
      Outcome load = AgentRun.of("netty.HttpLoad").with(port, Integer.toString(requests)).run();
      assertThat(load.exitStatus()).as(load::toString).isZero();
      running.tell("stop");
      return new Served(load.out(), running.await());
    }
  }

  private record Served(String answers, Outcome server) {}
}

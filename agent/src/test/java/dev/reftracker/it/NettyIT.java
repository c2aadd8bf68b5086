package dev.reftracker.it;

import static dev.reftracker.it.Verdicts.assertCompared;
import static dev.reftracker.it.Verdicts.assertReportedExactly;
import static dev.reftracker.it.Verdicts.assertUnharmed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Netty's buffers, every allocator, in three builds of Netty: nothing is missed and nobody accused
 * falsely.
 */
final class NettyIT {

  private static final String MANY = "1000000";
  private static final String SOME = "100000";

  @EveryJdk({"NETTY_41", "NETTY_42", "GRPC_SHADED"})
  void pooledBuffersInAllTheirFormsAreCountedExactly(Jdk jdk, String netty) {
    everyForm(jdk, netty, "pooled");
  }

  @EveryJdk({"NETTY_41", "NETTY_42", "GRPC_SHADED"})
  void unpooledBuffersInAllTheirFormsAreCountedExactly(Jdk jdk, String netty) {
    everyForm(jdk, netty, "unpooled");
  }

  @EveryJdk({"NETTY_41", "NETTY_42", "GRPC_SHADED"})
  void adaptiveBuffersInAllTheirFormsAreCountedExactlyAndTheAllocatorsChunksAreNotAccused(
      Jdk jdk, String netty) {
    everyForm(jdk, netty, "adaptive");
  }

  @EveryJdk({"NETTY_41", "NETTY_42", "GRPC_SHADED"})
  void aForgottenPooledSliceLeaksWithItsParent(Jdk jdk, String netty) {
    AgentRun run =
        AgentRun.of("netty.LeakedPooledSlice", LibrarySet.valueOf(netty))
            .on(jdk)
            .tracking("netty,stacks=full");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
  }

  @EveryJdk({"NETTY_41", "NETTY_42"})
  void wrappedArraysThatNobodyReleasesStandBehindTheOnePooledBufferThatIsLost(
      Jdk jdk, String netty) {
    AgentRun run =
        AgentRun.of("netty.WrappedArrays", LibrarySet.valueOf(netty)).on(jdk).tracking("netty");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertThat(outcome.report().leaks())
        .extracting(group -> group.path("harmless").asBoolean())
        .containsExactly(false, true);
    assertThat(outcome.report().summary("harmlessReferences")).isEqualTo(100);
  }

  @EveryJdk({"NETTY_41", "NETTY_42"})
  void whatAListKeepsOfBuffersThatWereMadeAndGivenBackTogetherIsFound(Jdk jdk, String netty) {
    AgentRun run =
        AgentRun.of("netty.KeptInAList", LibrarySet.valueOf(netty)).on(jdk).tracking("netty");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
  }

  @EveryJdk({"pooled", "unpooled", "adaptive"})
  void threeForgottenAmongVeryManyRecycledBuffersAreFoundAndNoOther(Jdk jdk, String allocator) {
    recycling(jdk, LibrarySet.NETTY_42, allocator, allocator.equals("pooled") ? MANY : SOME);
  }

  @EveryJdk({"NETTY_41", "GRPC_SHADED"})
  void otherBuildsOfNettyRecycleTheSameWay(Jdk jdk, String netty) {
    recycling(jdk, LibrarySet.valueOf(netty), "pooled", SOME);
  }

  @EveryJdk(value = {"pooled", "adaptive"})
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void everyAllocatorRecyclesAMillion(Jdk jdk, String allocator) {
    recycling(jdk, LibrarySet.NETTY_41, allocator, MANY);
  }

  @EveryJdk(from = 21)
  void buffersOfVirtualThreadsAreCountedExactly(Jdk jdk) {
    AgentRun run =
        AgentRun.of("netty.VirtualThreads", LibrarySet.NETTY_42).on(jdk).tracking("netty");

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
  }

  @EveryJdk({"full", "adaptive", "sites"})
  void everyLevelOfDetailCountsTheSame(Jdk jdk, String detail) {
    Outcome outcome =
        AgentRun.of("netty.Allocators", LibrarySet.NETTY_42)
            .on(jdk)
            .tracking("netty,stacks=" + detail)
            .with("pooled")
            .run();

    assertThat(outcome.report().summary("leakedReferences")).as(outcome::toString).isEqualTo(9);
    assertThat(outcome.report().summary("leakedObjects")).isEqualTo(7);
    Verdicts.assertSound(outcome);
  }

  private static void everyForm(Jdk jdk, String netty, String allocator) {
    AgentRun run =
        AgentRun.of("netty.Allocators", LibrarySet.valueOf(netty))
            .on(jdk)
            .tracking("netty,stacks=full")
            .with(allocator);
    Outcome plain =
        AgentRun.of("netty.Allocators", LibrarySet.valueOf(netty)).on(jdk).with(allocator).run();

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertCompared(outcome);
    assertUnharmed(outcome, plain);
  }

  private static void recycling(Jdk jdk, LibrarySet netty, String allocator, String buffers) {
    AgentRun run =
        AgentRun.of("netty.Recycling", netty).on(jdk).tracking("netty").with(allocator, buffers);

    Outcome outcome = run.run();

    assertReportedExactly(run.program(), outcome);
    assertCompared(outcome);
  }
}

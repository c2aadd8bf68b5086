package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.Verdict;
import org.junit.jupiter.api.Test;

/** Tests of {@link CollapsedRenderer}. */
class CollapsedRendererTest {

  private static final String UPLOAD =
      "com.example.shop.Worker.run;com.example.shop.Upload.read;io.netty.buffer.AbstractByteBufAllocator.buffer;io.netty.buffer.AbstractByteBufAllocator.directBuffer;io.netty.buffer.PooledUnsafeDirectByteBuf"
          + " ";

  @Test
  void aStackIsOneLineOutermostFrameFirst() {
    String text = new CollapsedRenderer(Verdict.LEAK).render(Shape.ONE_LEAK.report());

    assertThat(text).isEqualTo(UPLOAD + "3\n");
  }

  @Test
  void equalStacksAreAddedUpAndHeldOnesComeOnlyWhenAskedFor() {
    String suspects =
        new CollapsedRenderer(Verdict.SUSPECT).render(Shape.LIVE_SUSPECT_AND_HELD.report());
    String all = new CollapsedRenderer(Verdict.HELD).render(Shape.LIVE_SUSPECT_AND_HELD.report());

    assertThat(suspects).isEqualTo(UPLOAD + "6\n");
    assertThat(all.lines()).hasSize(2).anyMatch(line -> line.endsWith(" 1040"));
  }

  @Test
  void dependantsAreIncluded() {
    String text = new CollapsedRenderer(Verdict.LEAK).render(Shape.DEPENDANTS.report());

    assertThat(text.lines()).hasSize(2).contains(UPLOAD + "4");
  }

  @Test
  void aSiteWithoutStackIsAStackOfOne() {
    String text = new CollapsedRenderer(Verdict.LEAK).render(Shape.UNKNOWN.report());

    assertThat(text.lines())
        .containsExactly(
            "a.Hidden$$Lambda/0x01.run;io.netty.buffer.PooledUnsafeDirectByteBuf 1",
            "io.netty.buffer.PooledUnsafeDirectByteBuf 1");
  }
}

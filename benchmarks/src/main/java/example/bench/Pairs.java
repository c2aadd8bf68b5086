package example.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.io.AbstractReferenceCounted;
import net.openhft.chronicle.core.io.ReferenceOwner;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * An acquire and a release, below so many frames of an application. The stack is real: the frames
 * are never inlined.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Pairs {

  /** So many buffers are never released; a report has to name exactly these. */
  static final int PLANTED = 7;

  /** Frames between the benchmark's and the one that acquires. */
  @Param({"10", "40", "120"})
  public int depth;

  private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
  private ByteBuf live;
  private RootAllocator arrow;
  private ArrowBuf arrowBuffer;
  private Chronicle chronicle;

  /** Makes the object that lives through the run, and none that the benchmark does not need. */
  @Setup
  public void open(BenchmarkParams benchmark) {
    String name = benchmark.getBenchmark();
    if (name.endsWith("nettyPair")) {
      live = allocator.buffer(64);
    } else if (name.endsWith("arrowPair")) {
      arrow = new RootAllocator();
      arrowBuffer = arrow.buffer(64);
    } else if (name.endsWith("chroniclePair")) {
      chronicle = new Chronicle();
    }
  }

  /** Gives everything back but what is planted. */
  @TearDown
  public void close() {
    for (int i = 0; i < PLANTED; i++) {
      plant();
    }
    if (live != null) {
      live.release();
    }
    if (arrow != null) {
      arrowBuffer.close();
      arrow.close();
    }
    if (chronicle != null) {
      chronicle.releaseLast();
    }
    System.gc(); // so that even a report without a collection of its own would find them
  }

  private void plant() {
    allocator.buffer(64).writeByte(1);
  }

  /** Retain and release of a Netty buffer that lives on. */
  @Benchmark
  public void nettyPair() {
    nettyPair(depth);
  }

  /** A Netty buffer's whole life: allocated, retained, released twice. */
  @Benchmark
  public void nettyLife() {
    nettyLife(depth);
  }

  /** Retain and release of an Arrow buffer. */
  @Benchmark
  public void arrowPair() {
    arrowPair(depth);
  }

  /** Reserve and release of a Chronicle resource. */
  @Benchmark
  public void chroniclePair() {
    chroniclePair(depth);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void nettyPair(int frames) {
    if (frames > 0) {
      nettyPair(frames - 1);
      return;
    }
    live.retain();
    live.release();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void nettyLife(int frames) {
    if (frames > 0) {
      nettyLife(frames - 1);
      return;
    }
    ByteBuf buffer = allocator.buffer(64);
    buffer.retain();
    buffer.release();
    buffer.release();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void arrowPair(int frames) {
    if (frames > 0) {
      arrowPair(frames - 1);
      return;
    }
    arrowBuffer.getReferenceManager().retain();
    arrowBuffer.getReferenceManager().release();
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private void chroniclePair(int frames) {
    if (frames > 0) {
      chroniclePair(frames - 1);
      return;
    }
    chronicle.reserve(owner);
    chronicle.release(owner);
  }

  private final ReferenceOwner owner = ReferenceOwner.temporary("benchmark");

  private static final class Chronicle extends AbstractReferenceCounted {
    @Override
    protected void performRelease() {}
  }
}

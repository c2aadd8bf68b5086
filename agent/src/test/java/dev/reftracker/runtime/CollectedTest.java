package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.LifecycleGroup;
import dev.reftracker.runtime.snapshot.LifecycleGroup.Fate;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets that the garbage collector takes. */
class CollectedTest {

  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Library library = new Library();

  @AfterEach
  void close() {
    library.close();
  }

  private static void collectUntil(BooleanSupplier done) {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    while (!done.getAsBoolean() && System.nanoTime() < deadline) {
      System.gc();
      Thread.onSpinWait();
    }
  }

  private long objects(Fate fate) {
    Snapshot snapshot = library.snapshot();
    return (fate == Fate.HEALTHY ? snapshot.healthy() : snapshot.leftOver())
        .stream().filter(g -> g.fate() == fate).mapToLong(LifecycleGroup::objects).sum();
  }

  @Test
  void aTargetCollectedWithReferencesIsFound() {
    library.construct(new Object());

    collectUntil(() -> objects(Fate.COLLECTED) == 1);

    Snapshot snapshot = library.snapshot();
    assertThat(snapshot.leftOver()).hasSize(1);
    assertThat(snapshot.leftOver().get(0).fate()).isEqualTo(Fate.COLLECTED);
    assertThat(snapshot.leftOver().get(0).references()).isEqualTo(1);
    assertThat(snapshot.counters().liveObjects()).isZero();
  }

  @Test
  void aFinalizerThatReleasesIsBookedBeforeTheVerdict() {
    AtomicInteger finalized = new AtomicInteger();
    dropFinalizable(finalized);

    collectUntil(() -> objects(Fate.HEALTHY) == 1);

    assertThat(finalized.get()).isEqualTo(1);
    assertThat(objects(Fate.COLLECTED)).isZero();
    assertThat(objects(Fate.HEALTHY)).isEqualTo(1);
  }

  private void dropFinalizable(AtomicInteger finalized) {
    library.construct(new Finalizable(library, finalized));
  }

  @Test
  void theLoaderOfACollectedTargetIsNotPinned() throws Exception {
    WeakReference<ClassLoader> loader = leakFromOwnLoader();

    collectUntil(() -> loader.refersTo(null));

    assertThat(loader.refersTo(null)).isTrue();
    collectUntil(() -> objects(Fate.COLLECTED) == 1);
    assertThat(objects(Fate.COLLECTED)).isEqualTo(1);
  }

  private WeakReference<ClassLoader> leakFromOwnLoader() throws Exception {
    ClassLoader loader = new OwnLoader();
    Runnable leaker =
        (Runnable)
            loader
                .loadClass(Leaker.class.getName())
                .getDeclaredConstructor(Consumer.class)
                .newInstance((Consumer<Object>) library::construct);
    leaker.run();
    return new WeakReference<>(loader);
  }

  /** Leaks an object of its own class. */
  public static final class Leaker implements Runnable {
    private final Consumer<Object> begin;

    /** Tells {@code begin} about itself. */
    public Leaker(Consumer<Object> begin) {
      this.begin = begin;
    }

    @Override
    public void run() {
      begin.accept(this);
    }
  }

  private static final class OwnLoader extends ClassLoader {
    OwnLoader() {
      super(CollectedTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Leaker.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @SuppressWarnings({"deprecation", "removal", "Finalize"}) // what this test is about
  private static final class Finalizable {
    private final Library library;
    private final AtomicInteger finalized;

    Finalizable(Library library, AtomicInteger finalized) {
      this.library = library;
      this.finalized = finalized;
    }

    @Override
    protected void finalize() {
      library.release(this);
      library.end(this);
      finalized.incrementAndGet();
    }
  }
}

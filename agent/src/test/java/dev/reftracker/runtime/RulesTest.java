package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import dev.reftracker.runtime.snapshot.Violation;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Exclusions, labels, scopes, waits, uses, handles: what rules say beyond the counting. */
class RulesTest {

  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static Library with(TypeSettings settings) {
    return new Library(TrackerSettings.defaults(List.of(settings)));
  }

  private static void await(BooleanSupplier done) {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    while (!done.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aTargetOfAnExcludedClassIsNeverCounted() {
    TypeSettings settings =
        new TypeSettings("buffer", "java.lang.Object"::equals, null, false, false, null);
    try (Library library = with(settings)) {
      Object target = new Object();
      library.construct(target);
      library.acquire(target);
      library.release(target);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.leftOver()).isEmpty();
      assertThat(snapshot.counters().acquires()).isZero();
      assertThat(snapshot.counters().excludedObjects()).isEqualTo(1);
    }
  }

  @Test
  void aTargetBegunBelowAnExcludedFrameIsNeverCounted() {
    TypeSettings settings =
        new TypeSettings(
            "buffer", null, (type, method) -> method.equals("chunk"), false, false, null);
    try (Library library = with(settings)) {
      Object target = chunk(library);
      library.acquire(target);
      library.release(target);
      library.end(target);
      library.release(target);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.leftOver()).isEmpty();
      assertThat(snapshot.violations()).isEmpty();
      assertThat(snapshot.counters().excludedObjects()).isEqualTo(1);
      assertThat(snapshot.counters().lifecyclesEnded()).isZero();
    }
  }

  private static Object chunk(Library library) {
    Object target = new Object();
    library.construct(target);
    return target;
  }

  @Test
  void whatIsBegunBelowAnExcludedFrameIsNotCountedWhereStacksAreTakenNoLongerEither() {
    TypeSettings settings =
        new TypeSettings(
            "buffer", null, (type, method) -> method.equals("chunk"), false, false, null);
    try (Library library = with(settings)) {
      int site = library.site("make", 1, SiteKind.CALL);
      for (int i = 0; i < 1000; i++) {
        library.at(site, this, new Object(), target -> library.construct(target));
        library.at(site, this, new Object(), target -> chunk(library, target));
      }

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.counters().excludedObjects()).isEqualTo(1000);
      assertThat(snapshot.counters().acquires()).isEqualTo(1000);
    }
  }

  private static void chunk(Library library, Object target) {
    library.construct(target);
  }

  @Test
  void aConstantOfAClassInitialiserIsNeverCounted() {
    TypeSettings settings = new TypeSettings("buffer", null, null, true, false, null);
    try (Library library = with(settings)) {
      Constants.library = library;

      assertThat(Constants.Holder.CONSTANT).isNotNull();

      assertThat(library.snapshot().leftOver()).isEmpty();
      assertThat(library.snapshot().counters().excludedObjects()).isEqualTo(1);
    }
  }

  @Test
  void aHelperIsLabelledByTheClassWhoseConstructorMadeIt() {
    TypeSettings settings = new TypeSettings("buffer", null, null, false, true, null);
    try (Library library = with(settings)) {
      assertThat(new DerivedOwner(library).helper).isNotNull();

      Snapshot snapshot = library.snapshot();

      int classId = snapshot.leftOver().get(0).classId();
      assertThat(snapshot.names().className(classId)).isEqualTo(DerivedOwner.class.getName());
    }
  }

  @Test
  void whatIsLeftAtTheEndOfAScopeIsReported() {
    try (Library library = new Library()) {
      int scope = library.method("close()V", "scope-end", Library.ALWAYS, Library.NEVER, false, 0);
      Object left = new Object();
      Object given = new Object();
      library.construct(left);
      library.construct(given);
      library.release(given);
      library.end(given);

      library.hooks.onScopeEnded(this, scope);

      List<Violation> violations = library.snapshot().violations();
      assertThat(violations).hasSize(1);
      assertThat(violations.get(0).kind()).isEqualTo(Violation.Kind.SCOPE);
      assertThat(violations.get(0).left().owned()).isFalse();
      assertThat(violations.get(0).left().groups()).hasSize(1);
      assertThat(violations.get(0).left().groups().get(0).references()).isEqualTo(1);
    }
  }

  @Test
  void whatBelongsToAnotherOwnerIsNotLeftAtTheEndOfAScope() {
    TypeSettings settings = new TypeSettings("buffer", null, null, false, false, null, true);
    try (Library library = new Library(TrackerSettings.defaults(List.of(settings)))) {
      int scope = library.method("close()V", "scope-end", Library.ALWAYS, Library.NEVER, false, 0);
      int put = library.method("put()V", "belongs-to", Library.ALWAYS, Library.NEVER, false, 0);
      Object owner = new Object();
      Object other = new Object();
      List<Object> targets = List.of(new Object(), new Object(), new Object(), new Object());
      targets.forEach(library::construct);
      library.hooks.onBelongs(targets.get(0), owner, put);
      library.hooks.onBelongs(targets.get(1), owner, put);
      library.hooks.onBelongs(targets.get(2), other, put);

      library.hooks.onScopeEnded(owner, scope);
      library.hooks.onScopeEnded(new Object(), scope);

      List<Violation> violations = library.snapshot().violations();
      assertThat(violations).hasSize(1);
      assertThat(violations.get(0).booked()).isEqualTo(2);
      assertThat(violations.get(0).left().owned()).isTrue();
      assertThat(violations.get(0).left().ownerless()).isEqualTo(1);
      assertThat(violations.get(0).left().groups().get(0).objects()).isEqualTo(2);
    }
  }

  @Test
  void anOwnerIsNotKeptAlive() {
    TypeSettings settings = new TypeSettings("buffer", null, null, false, false, null, true);
    try (Library library = new Library(TrackerSettings.defaults(List.of(settings)))) {
      int put = library.method("put()V", "belongs-to", Library.ALWAYS, Library.NEVER, false, 0);
      Object target = new Object();
      Object owner = new Object();
      WeakReference<Object> weak = new WeakReference<>(owner);
      library.construct(target);
      library.hooks.onBelongs(target, owner, put);

      owner = null;

      await(
          () -> {
            System.gc();
            return weak.refersTo(null);
          });
      assertThat(library.snapshot().counters().liveObjects()).isEqualTo(1);
      Reference.reachabilityFence(target);
    }
  }

  @Test
  void aWaitBeyondItsLimitIsReportedWhileItLasts() throws Exception {
    try (Library library = new Library()) {
      int waiting =
          library.tracker.register(
              new WovenMethod(
                  1, "buffer", "library.Buffer", "await()V", "wait", 0, 5, false, 0, 1, false));
      Object target = new Object();
      library.construct(target);
      CountDownLatch mayReturn = new CountDownLatch(1);
      Thread waiter =
          new Thread(
              () -> {
                library.hooks.onWaiting(target, waiting);
                try {
                  mayReturn.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                library.hooks.onWaited(target, waiting);
              });
      waiter.start();

      await(() -> !library.snapshot().violations().isEmpty());
      Violation stuck = library.snapshot().violations().get(0);
      mayReturn.countDown();
      waiter.join();

      assertThat(stuck.kind()).isEqualTo(Violation.Kind.STUCK);
      assertThat(stuck.booked()).isPositive();
      assertThat(stuck.lifecycle().references()).isEqualTo(1);
      assertThat(library.snapshot().violations()).hasSize(1);
    }
  }

  @Test
  void aUseAfterTheEndIsReported() {
    try (Library library = new Library()) {
      int use = library.method("get()V", "use", Library.ALWAYS, Library.NEVER, false, 0);
      Object target = new Object();
      library.construct(target);
      library.hooks.onUsed(target, use);
      library.release(target);
      library.end(target);
      assertThat(library.snapshot().violations()).isEmpty();

      library.hooks.onUsed(target, use);

      Violation violation = library.snapshot().violations().get(0);
      assertThat(violation.kind()).isEqualTo(Violation.Kind.USE_AFTER_END);
      assertThat(violation.event().op()).isEqualTo(Op.USE);
    }
  }

  @Test
  void theEndMethodItselfMayUseWhatItEnds() {
    try (Library library = new Library()) {
      int use = library.method("get()V", "use", Library.ALWAYS, Library.NEVER, false, 0);
      int free =
          library.tracker.register(
              new WovenMethod(
                  1,
                  "buffer",
                  RulesTest.class.getName(),
                  "free()V",
                  "end",
                  0,
                  5,
                  false,
                  0,
                  0,
                  false));
      Object target = new Object();
      library.construct(target);
      library.release(target);

      free(library, target, free, use);

      assertThat(library.snapshot().violations()).isEmpty();
    }
  }

  private static void free(Library library, Object target, int end, int use) {
    library.hooks.onEnded(target, end);
    library.hooks.onUsed(target, use);
  }

  @Test
  void aHandlePairsItsAcquireAndRelease() {
    try (Library library = new Library()) {
      Object target = new Object();
      Object handle = new Object();
      library.construct(target);
      library.hooks.onAcquired(target, 1, handle, library.acquire);
      library.hooks.onReleasing(target, 1, handle, library.release);

      List<Event> events = library.snapshot().leftOver().get(0).examples().get(0).events();

      assertThat(events.get(1).handleId()).isNotZero().isEqualTo(events.get(2).handleId());
    }
  }

  @Test
  void amountsOfAnySizeAreExact() {
    try (Library library = new Library()) {
      Object target = new Object();
      library.construct(target);
      library.hooks.onAcquired(target, 1_000_000, null, library.acquire);
      library.hooks.onReleasing(target, 999_999, null, library.release);

      Snapshot snapshot = library.snapshot();

      assertThat(snapshot.leftOver().get(0).references()).isEqualTo(2);
      assertThat(snapshot.counters().acquires()).isEqualTo(1_000_001);
      assertThat(snapshot.counters().releases()).isEqualTo(999_999);
    }
  }

  /** Its helper begins while the constant's class is initialised. */
  private static final class Constants {
    static Library library;

    private static final class Holder {
      static final Object CONSTANT = chunk(library);
    }
  }

  private static class Owner {
    final Helper helper;

    Owner(Library library) {
      helper = new Helper(library);
    }
  }

  private static final class DerivedOwner extends Owner {
    DerivedOwner(Library library) {
      super(library);
    }
  }

  private static final class Helper {
    Helper(Library library) {
      library.construct(this);
    }
  }
}

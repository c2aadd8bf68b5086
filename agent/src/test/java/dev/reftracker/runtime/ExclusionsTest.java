package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules leave out, and by whose name a helper goes. */
class ExclusionsTest {

  private static Library with(TypeSettings settings) {
    return new Library(TrackerSettings.defaults(List.of(settings)));
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

  private static Object chunk(Library library) {
    Object target = new Object();
    library.construct(target);
    return target;
  }

  private static void chunk(Library library, Object target) {
    library.construct(target);
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

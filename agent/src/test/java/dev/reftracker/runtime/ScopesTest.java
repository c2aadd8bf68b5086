package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Violation;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left when an owner ends. */
class ScopesTest {

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

      Await.until(
          () -> {
            System.gc();
            return weak.refersTo(null);
          });
      assertThat(library.snapshot().counters().liveObjects()).isEqualTo(1);
      Reference.reachabilityFence(target);
    }
  }
}

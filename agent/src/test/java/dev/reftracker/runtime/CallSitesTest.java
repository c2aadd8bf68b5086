package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallSitesTest {

  private final Library library = new Library();
  private final int outer = library.site("user", 1, SiteKind.CALL);
  private final int inner = library.site("delegate", 2, SiteKind.CALL);
  private final int factory = library.site("user", 3, SiteKind.FACTORY);

  @AfterEach
  void close() {
    library.close();
  }

  private Event newest() {
    var events = library.snapshot().leftOver().get(0).examples().get(0).events();
    return events.get(events.size() - 1);
  }

  @Test
  void theOutermostCallOfADelegateChainGivesSiteHolderAndView() {
    Object root = new Object();
    Object slice = new Object();
    library.construct(root);

    Object call = library.hooks.onCalling(slice, this, outer);
    library.at(inner, slice, root, library::acquire);
    library.hooks.onCalled(call, outer);

    Event event = newest();
    assertThat(event.siteId()).isEqualTo(outer);
    assertThat(event.holderId()).isEqualTo(System.identityHashCode(this));
    assertThat(event.viewId()).isEqualTo(System.identityHashCode(slice));
  }

  @Test
  void aStaticHelperIsSeenThrough() {
    Object root = new Object();
    library.construct(root);

    Object call = library.hooks.onCalling(root, this, outer);
    library.at(inner, null, root, library::acquire);
    library.hooks.onCalled(call, outer);

    assertThat(newest().siteId()).isEqualTo(outer);
    assertThat(newest().viewId()).isZero();
  }

  @Test
  void aSlotSetForAnotherTargetIsIgnored() {
    Object root = new Object();
    Object other = new Object();
    library.construct(root);

    Object call = library.hooks.onCalling(other, this, outer);
    library.acquire(root);
    library.hooks.onCalled(call, outer);

    assertThat(newest().siteId()).isZero();
    assertThat(newest().stackId()).isNotZero();
  }

  @Test
  void aBeginInsideAFactoryBelongsToTheFactorysCall() {
    Object root = new Object();
    Object allocator = new Object();

    Object call = library.hooks.onCalling(allocator, this, factory);
    library.construct(root);
    library.hooks.onCalled(call, factory);

    assertThat(newest().siteId()).isEqualTo(factory);
    assertThat(newest().holderId()).isEqualTo(System.identityHashCode(this));
    assertThat(newest().viewId()).isZero();
  }

  @Test
  void aFactorysCallIsForgottenWhenAnExceptionLeavesTheMethodAroundIt() {
    int exit = library.site("user", 9, SiteKind.EXCEPTION);
    Object root = new Object();
    library.hooks.onCalling(new Object(), this, factory);
    library.hooks.onExceptionLeft(null, this, new IllegalStateException(), exit);

    library.construct(root);

    assertThat(newest().siteId()).isZero();
  }

  @Test
  void aCallThatAnExceptionLeftIsForgottenWhenAnOuterOneReturns() {
    Object root = new Object();
    library.construct(root);
    Object call = library.hooks.onCalling(root, this, outer);
    library.hooks.onCalling(root, this, inner); // left by an exception: no return is seen
    library.hooks.onCalled(call, outer);

    library.acquire(root);

    assertThat(newest().siteId()).isZero();
  }

  @Test
  void aSiteThatWasNeverAskedForTellsByStackWhenItIsAndByItselfFromThenOn() {
    Object root = new Object();
    library.construct(root);
    for (int i = 0; i < 20_000; i++) {
      Object call = library.hooks.onCalling(root, this, outer); // none of them counts
      library.hooks.onCalled(call, outer);
    }

    library.at(outer, this, root, library::acquire);
    Event first = newest();
    library.at(outer, this, root, library::acquire);

    assertThat(first.siteId()).isZero();
    assertThat(library.tracker.names().stack(first.stackId())).isNotEmpty();
    assertThat(newest().siteId()).isEqualTo(outer);
    assertThat(newest().holderId()).isEqualTo(System.identityHashCode(this));
  }

  @Test
  void anInnerSiteIsNotTakenForAnOuterOneThatWasNeverAskedFor() {
    Object root = new Object();
    Object slice = new Object();
    library.construct(root);
    for (int i = 0; i < 20_000; i++) {
      Object call = library.hooks.onCalling(slice, this, outer);
      library.hooks.onCalled(call, outer);
    }

    for (int i = 0; i < 2; i++) {
      Object call = library.hooks.onCalling(slice, this, outer);
      library.at(inner, slice, root, library::acquire);
      library.hooks.onCalled(call, outer);
      assertThat(newest().siteId()).isEqualTo(i == 0 ? 0 : outer);
    }
  }

  @Test
  void aKnownSiteHasFullStacksFirstAndThenFewer() {
    Object root = new Object();
    library.construct(root);
    int stacks = 0;
    for (int i = 0; i < 48; i++) {
      library.at(outer, this, root, library::acquire);
      stacks += newest().stackId() != 0 ? 1 : 0;
    }
    int first = stacks;
    for (int i = 0; i < 1_000; i++) {
      library.at(outer, this, root, library::acquire);
    }

    long later =
        library.snapshot().leftOver().get(0).examples().get(0).events().stream()
            .filter(e -> e.stackId() != 0)
            .count();

    assertThat(first).isBetween(32, 48);
    assertThat(later).isLessThan(400);
  }
}

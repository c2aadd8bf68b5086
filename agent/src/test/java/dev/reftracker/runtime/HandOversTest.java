package dev.reftracker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandOversTest {

  private final Library library = new Library();
  private final int argument = library.site("take", 10, SiteKind.ARGUMENT);
  private final int constructor = library.site("<init>", 20, SiteKind.CONSTRUCTOR);

  @AfterEach
  void close() {
    library.close();
  }

  private static TrackerSettings settings(
      TrackerSettings.Detail detail, TrackerSettings.HandOvers handOvers) {
    List<TypeSettings> types = List.of(TypeSettings.plain("buffer"));
    return new TrackerSettings(detail, 16, handOvers, 1 << 30, false, 0, null, types);
  }

  private List<Event> eventsOf(int group) {
    return library.snapshot().leftOver().get(group).examples().get(0).events();
  }

  @Test
  void anArgumentIsRecordedWithReceiverAndStack() {
    Object target = new Object();
    Object receiver = new ArrayList<Object>();
    library.construct(target);

    library.hooks.onHandedOver(target, receiver, argument);

    Event event = eventsOf(0).get(1);
    assertThat(event.op()).isEqualTo(Op.ARGUMENT);
    assertThat(event.siteId()).isEqualTo(argument);
    assertThat(event.holderId()).isEqualTo(System.identityHashCode(receiver));
    assertThat(library.snapshot().names().className(event.holderClassId()))
        .isEqualTo("java.util.ArrayList");
    assertThat(library.snapshot().names().stack(event.stackId())[0].getMethodName())
        .isEqualTo("anArgumentIsRecordedWithReceiverAndStack");
  }

  @Test
  void aMethodThatReturnsItsOwnObjectHandsNothingOver() {
    int result = library.site("append", 4, SiteKind.RETURN);
    Object target = new Object();
    library.construct(target);

    library.hooks.onReturned(target, target, result);
    library.hooks.onReturned(target, null, result);

    assertThat(eventsOf(0)).extracting(Event::op).containsExactly(Op.BEGIN, Op.RETURN);
  }

  @Test
  void aCarrierOfACarrierLeadsToItsTarget() {
    Object target = new Object();
    Object carrier = new Object();
    Object outer = new Object();
    library.construct(target);
    library.hooks.onConstructed(carrier, target, constructor);
    library.hooks.onConstructed(outer, carrier, constructor);

    library.hooks.onHandedOver(outer, null, argument);

    Event event = eventsOf(0).get(3);
    assertThat(event.op()).isEqualTo(Op.ARGUMENT);
    assertThat(event.viewId()).isEqualTo(System.identityHashCode(outer));
  }

  @Test
  void aCarrierOfAnEarlierGenerationDoesNotLeadToTheNext() {
    Object target = new Object();
    Object carrier = new Object();
    library.reset(target);
    library.hooks.onConstructed(carrier, target, constructor);
    library.release(target);
    library.end(target);
    library.reset(target);

    library.hooks.onHandedOver(carrier, null, argument);

    assertThat(eventsOf(0)).hasSize(1);
  }

  @Test
  void aLaterExampleWithHandOversReplacesOneWithout() {
    Library other =
        new Library(settings(TrackerSettings.Detail.SITES, TrackerSettings.HandOvers.AUTO));
    int call = other.site("make", 60, SiteKind.CALL);
    List<Object> live = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Object target = new Object();
      live.add(target);
      other.at(call, this, target, other::construct);
      if (i == 15) {
        other.hooks.onHandedOver(target, this, other.site("take", 61, SiteKind.ARGUMENT));
      }
    }

    List<Lifecycle> examples = other.snapshot().leftOver().get(0).examples();
    other.close();

    assertThat(live).hasSize(20);
    assertThat(examples).anyMatch(life -> life.events().size() == 2);
  }

  @Test
  void aTrackedReceiverIsTheContainerAndRemembersItsUses() {
    Object target = new Object();
    Object composite = new Object();
    library.construct(target);
    library.construct(composite);
    int use = library.site("capacity", 40, SiteKind.USE);
    library.hooks.onUsedContainer(composite, use); // before it contains anything: not remembered

    library.hooks.onHandedOver(target, composite, argument);
    library.hooks.onUsedContainer(composite, use);
    library.hooks.onUsedContainer(composite, use);

    List<Event> all =
        library.snapshot().leftOver().stream()
            .flatMap(g -> g.examples().stream())
            .flatMap(l -> l.events().stream())
            .filter(e -> e.container() != null)
            .toList();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).container().uses()).containsExactly(use);
    assertThat(all.get(0).container().ended()).isFalse();
  }

  @Test
  void anExceptionOutOfTheAcquiringMethodFindsItsTargetOnly() {
    Object earlier = new Object();
    Object target = new Object();
    library.construct(earlier);

    failing(target);

    List<Event> events =
        library.snapshot().leftOver().stream()
            .flatMap(group -> group.examples().stream())
            .flatMap(life -> life.events().stream())
            .toList();
    assertThat(events).hasSize(3);
    Event event = events.stream().filter(e -> e.op() == Op.EXCEPTION).findFirst().orElseThrow();
    assertThat(library.snapshot().names().className(event.hintClassId()))
        .isEqualTo("java.lang.IllegalStateException");
  }

  private void failing(Object target) {
    library.construct(target);
    StackTraceElement here =
        new StackTraceElement(HandOversTest.class.getName(), "failing", "HandOversTest.java", 1);
    int site = library.tracker.registerSite(here, SiteKind.EXCEPTION, "()V");
    library.hooks.onExceptionLeft(null, this, new IllegalStateException(), site);
  }

  @Test
  void onlyTheFirstObjectsOfABeginSiteAreWatched() {
    int call = library.site("make", 50, SiteKind.CALL);
    for (int i = 0; i < 300; i++) {
      Object target = new Object();
      library.at(call, this, target, library::construct);
      library.hooks.onHandedOver(target, this, argument);
      library.acquire(target);
      library.release(target);
      library.release(target);
      library.end(target);
    }

    library.tracker.snapshot();
    Object later = new Object();
    library.at(call, this, later, library::construct);
    library.hooks.onHandedOver(later, this, argument);

    assertThat(eventsOf(0)).hasSize(1);
  }

  @Test
  void handOversOfOneLongLifeStayBoundedAndCounted() {
    Library all =
        new Library(settings(TrackerSettings.Detail.ADAPTIVE, TrackerSettings.HandOvers.ALWAYS));
    int place = all.site("pass", 3, SiteKind.ARGUMENT);
    Object target = new Object();
    all.construct(target);
    for (int i = 0; i < 5_000; i++) {
      all.hooks.onHandedOver(target, this, place);
    }

    Snapshot snapshot = all.snapshot();

    Lifecycle life = snapshot.leftOver().get(0).examples().get(0);
    assertThat(life.events()).hasSizeLessThan(300);
    assertThat(life.references()).isEqualTo(1);
    assertThat(snapshot.counters().droppedHandOvers() + life.events().size()).isEqualTo(5_001);
    all.close();
  }

  @Test
  void anObjectHandedAroundAllTheTimeTellsNoStaleHandOver() {
    Object target = new Object();
    library.construct(target);
    for (int i = 0; i < 5_000; i++) {
      library.hooks.onHandedOver(target, this, argument);
    }

    List<Event> events = eventsOf(0);

    assertThat(events).filteredOn(e -> e.op().handsOver()).isEmpty();
    assertThat(events).filteredOn(e -> e.op() == Op.BEGIN).hasSize(1);
  }
}

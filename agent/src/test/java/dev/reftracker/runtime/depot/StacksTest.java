package dev.reftracker.runtime.depot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both ways of taking stacks give the same, and the fast one refuses where it is not allowed. */
class StacksTest {

  private final StackDepot depot = new StackDepot(8, null, Set.of());
  private final ClassIds classes = new ClassIds();

  @BeforeAll
  static void openJavaLang() {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(BacktraceStacks.class.getModule())),
        Set.of(),
        Map.of());
  }

  @Test
  void theFastWayIsChosenWhereJavaLangIsOpen() {
    assertThat(StackSource.best(depot, classes)).isInstanceOf(BacktraceStacks.class);
  }

  @Test
  void theFastWayTellsLongStacksApart() {
    StackDepot deep = new StackDepot(64, null, Set.of());
    StackSource fast = BacktraceStacks.probe(deep, classes);

    int shorter = below(40, fast);
    int longer = below(41, fast);

    assertThat(fast).isNotNull();
    assertThat(shorter).isNotEqualTo(longer);
    assertThat(below(40, fast)).isNotZero();
    assertThat(deep.frames(longer)).hasSizeGreaterThan(42);
  }

  @Test
  void theFastWayRefusesWhereFramesAreIgnored() {
    StackDepot ignoring = new StackDepot(8, (type, method) -> false, Set.of());

    assertThat(StackSource.best(ignoring, classes)).isInstanceOf(PlainStacks.class);
  }

  @Test
  void bothWaysGiveTheSameStackForTheSamePlace() {
    StackSource fast = BacktraceStacks.probe(depot, classes);
    StackSource plain = new PlainStacks(depot);

    int[] ids = new int[4];
    for (int i = 0; i < ids.length; i++) {
      StackSource source = i % 2 == 0 ? fast : plain;
      ids[i] = source.capture(null);
    }

    // the first frame is that of the source itself, since no hook is on this stack
    assertThat(ids[0]).isEqualTo(ids[2]);
    assertThat(ids[1]).isEqualTo(ids[3]);
    assertThat(depot.frames(ids[0])[1]).isEqualTo(depot.frames(ids[1])[1]);
  }

  @Test
  void differentLinesAreDifferentStacks() {
    StackSource fast = BacktraceStacks.probe(depot, classes);

    int one = fast.capture(null);
    int two = fast.capture(null);

    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void framesBeyondTheDepthDoNotTellStacksApart() {
    StackSource fast = BacktraceStacks.probe(depot, classes);

    int shallow = below(100, fast);
    int deeper = below(130, fast);

    assertThat(shallow).isEqualTo(deeper);
    assertThat(depot.frames(shallow)).hasSize(8);
  }

  @Test
  void aNewStackOfKnownFramesIsWhatThePlainWaySays() {
    StackDepot one = new StackDepot(64, null, Set.of());
    StackDepot other = new StackDepot(64, null, Set.of());
    StackSource fast = BacktraceStacks.probe(one, classes);
    int known = 0;
    int fresh = 0;
    int plain = 0;

    for (int i = 0; i < 3; i++) { // one line, so that only the number of frames differs
      StackSource source = i < 2 ? fast : new PlainStacks(other);
      int id = below(i == 0 ? 5 : 6, source);
      known = i == 0 ? id : known;
      fresh = i == 1 ? id : fresh;
      plain = id;
    }

    assertThat(fresh).isNotEqualTo(known);
    assertThat(Arrays.stream(one.frames(fresh)).skip(1)) // the first is of the source itself
        .containsExactlyElementsOf(Arrays.stream(other.frames(plain)).skip(1).toList());
  }

  @Test
  void howManyFramesTheCountingClassHasMakesNoDifference() {
    StackDepot one = new StackDepot(8, null, Set.of(Hook.class.getName()));
    StackDepot other = new StackDepot(8, null, Set.of(Hook.class.getName()));
    StackSource[] sources = {BacktraceStacks.probe(one, classes), new PlainStacks(other)};
    Set<Integer> fast = new HashSet<>();
    Set<Integer> plain = new HashSet<>();

    for (int i = 0; i < 120; i++) { // one line, so that only the number of frames differs
      (i % 2 == 0 ? fast : plain).add(Counting.retain(i / 4, sources[i % 2]));
    }

    assertThat(fast).hasSize(1).doesNotContain(0);
    assertThat(one.frames(fast.iterator().next()))
        .containsExactly(other.frames(plain.iterator().next()))
        .hasSize(8);
  }

  private static final class Counting {
    static int retain(int more, StackSource source) {
      return more == 0 ? Hook.run(source) : retain(more - 1, source);
    }
  }

  private static final class Hook {
    static int run(StackSource source) {
      return source.capture(Counting.class.getName());
    }
  }

  private static int below(int more, StackSource source) {
    return more == 0 ? source.capture(null) : below(more - 1, source);
  }
}

package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.Example;
import dev.reftracker.report.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of {@link WayText} and {@link Stretch}. */
class WayTextTest {

  private final List<Example.Step> steps = new ArrayList<>();

  @Test
  void aLoopOfSeveralEventsIsPrintedOnceWithItsNumber() {
    for (int i = 0; i < 1_000; i++) {
      step("acquire", "main", 1);
      step("release", "main", 2);
    }
    step("acquire", "main", 3);

    String text = way();

    assertThat(text).contains("... these 2 events 999 more times");
    assertThat(text.lines().filter(line -> line.contains("acquire"))).hasSize(2);
    assertThat(text.lines().filter(line -> line.contains("release "))).hasSize(1);
  }

  @Test
  void twoOfAKindAreNoLoop() {
    step("acquire", "main", 1);
    step("acquire", "main", 1);

    String text = way();

    assertThat(text).doesNotContain("...");
    assertThat(text.lines().filter(line -> line.contains("acquire"))).hasSize(2);
  }

  @Test
  void aThreadIsNamedAtFirstAndWhereItChanges() {
    step("begin", "one", 1);
    step("acquire", "one", 2);
    step("release", "two", 3);

    String text = way();

    assertThat(text).containsOnlyOnce(", thread one").containsOnlyOnce(", now in thread two");
  }

  @Test
  void theTailThatTwoStacksShareIsPrintedOnce() {
    Frame outer = new Frame("a.Main", "main", "Main.java", 9);
    Frame loop = new Frame("a.Main", "loop", "Main.java", 5);
    steps.add(with(new Frame("a.A", "take", "A.java", 1), loop, outer));
    steps.add(with(new Frame("a.B", "give", "B.java", 2), loop, outer));

    String text = way();

    assertThat(text)
        .containsOnlyOnce("Main.java:9")
        .containsOnlyOnce("Main.java:5")
        .contains("... 2 frames as above");
  }

  private void step(String op, String thread, int line) {
    Frame site = new Frame("a.Loop", "run", "Loop.java", line);
    steps.add(
        new Example.Step(op, 1, 1, ReportFixture.START, thread, null, null, site, List.of(site)));
  }

  private static Example.Step with(Frame... stack) {
    return new Example.Step(
        "acquire", 1, 1, ReportFixture.START, "main", null, null, stack[0], List.of(stack));
  }

  private String way() {
    Page page = new Page(TextOptions.standard());
    new WayText(page, new StackText(page, null)).print(0, new Example("1", steps, 0));
    return page.toString();
  }
}

package dev.reftracker.report.render;

import dev.reftracker.report.Example;
import dev.reftracker.report.Example.Step;
import dev.reftracker.report.Frame;
import java.time.Duration;
import java.util.List;

/**
 * Prints the way of one object: its events in order, thread changes marked, repeated stretches
 * folded.
 */
final class WayText {

  private static final int INDENT = 4;
  private static final int OP_COLUMNS = 11;

  private final Page page;
  private final StackText stacks;
  private Step before;
  private List<Frame> shownStack = List.of();

  WayText(Page page, StackText stacks) {
    this.page = page;
    this.stacks = stacks;
  }

  /**
   * Prints one way.
   *
   * @param indent columns
   * @param example the object and its events
   */
  void print(int indent, Example example) {
    List<Step> steps = example.events();
    page.line(
        indent,
        "the way of object " + example.object() + ", " + Words.count(steps.size(), "event") + ':');
    int i = 0;
    while (i < steps.size()) {
      Stretch stretch = page.options().everything() ? Stretch.SINGLE : Stretch.at(steps, i);
      for (Step step : steps.subList(i, i + stretch.length())) {
        printStep(indent + INDENT, step, steps.get(0));
      }
      if (stretch.times() > 1) {
        page.line(indent + INDENT, page.dim(repeated(stretch)));
      }
      i += stretch.length() * stretch.times();
    }
    if (example.omitted() > 0) {
      page.line(
          indent + INDENT,
          page.dim(
              Words.count(example.omitted(), "more event") + " repeated these and were not kept"));
    }
  }

  private void printStep(int indent, Step step, Step first) {
    StringBuilder line = new StringBuilder(time(step, first)).append("  ").append(step.op());
    line.append(" ".repeat(Math.max(1, OP_COLUMNS - step.op().length()))).append(books(step));
    if (step.kind() != null && !step.kind().equals(step.op())) {
      line.append(" (").append(step.kind()).append(')');
    }
    if (step.holder() != null) {
      line.append(" by ").append(step.holder());
    }
    line.append(thread(step));
    page.line(indent, line.toString());
    stacks.printAfter(indent + INDENT, step.site(), step.stack(), shownStack);
    before = step;
    shownStack = step.stack().isEmpty() ? shownStack : step.stack();
  }

  private static String time(Step step, Step first) {
    if (step.at() == null || first.at() == null) {
      return "at ?";
    }
    return '+' + Words.age(Duration.between(first.at(), step.at()).toMillis());
  }

  private static String books(Step step) {
    if (step.amount() == 0) {
      return "count " + step.countAfter();
    }
    String sign = step.op().equals("release") || step.op().equals("end") ? "-" : "+";
    return sign + Math.abs(step.amount()) + ", count " + step.countAfter();
  }

  /** Said once, then only when it changes: the change is what the reader must see. */
  private String thread(Step step) {
    if (step.thread() == null || (before != null && step.thread().equals(before.thread()))) {
      return "";
    }
    return before == null
        ? ", thread " + step.thread()
        : page.bold(", now in thread " + step.thread());
  }

  private static String repeated(Stretch stretch) {
    return stretch.length() == 1
        ? "... the same " + Words.number(stretch.times() - 1L) + " more times"
        : "... these "
            + stretch.length()
            + " events "
            + Words.number(stretch.times() - 1L)
            + " more times";
  }
}

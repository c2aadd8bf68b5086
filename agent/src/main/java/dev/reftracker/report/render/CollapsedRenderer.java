package dev.reftracker.report.render;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Renders the acquire stacks of a report as collapsed stacks, the input of flame graph tools: one
 * line per stack, outermost frame first, then the number of references.
 *
 * <p>Any thread; no state.
 */
public final class CollapsedRenderer {

  private final Verdict weakest;

  /**
   * A renderer.
   *
   * @param weakest verdicts down to this one are included, {@link Verdict#LEAK} being the strongest
   */
  public CollapsedRenderer(Verdict weakest) {
    this.weakest = weakest;
  }

  /**
   * Renders a report.
   *
   * @param report any report
   * @return one line per distinct stack, sorted; the runtime class of the objects is the last
   *     frame; dependants are included, since groups partition references; empty when there is
   *     nothing
   */
  public String render(LeakReport report) {
    Map<String, Long> references = new TreeMap<>();
    add(references, report.leaks());
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> stack : references.entrySet()) {
      text.append(stack.getKey()).append(' ').append(stack.getValue()).append('\n');
    }
    return text.toString();
  }

  private void add(Map<String, Long> references, List<LeakGroup> groups) {
    for (LeakGroup group : groups) {
      if (group.verdict().compareTo(weakest) <= 0) {
        references.merge(stack(group), group.references(), Long::sum);
      }
      add(references, group.dependants());
    }
  }

  private static String stack(LeakGroup group) {
    StringBuilder line = new StringBuilder();
    LeakGroup.Acquire acquire = group.acquire();
    if (acquire != null && acquire.stack().isEmpty() && acquire.site() != null) {
      append(line, acquire.site());
    } else if (acquire != null) {
      for (int i = acquire.stack().size() - 1; i >= 0; i--) {
        append(line, acquire.stack().get(i));
      }
    }
    return line.append(group.className()).toString();
  }

  private static void append(StringBuilder line, Frame frame) {
    line.append(frame.className()).append('.').append(frame.method()).append(';');
  }
}

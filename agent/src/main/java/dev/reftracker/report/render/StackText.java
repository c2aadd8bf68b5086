package dev.reftracker.report.render;

import dev.reftracker.report.Frame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints a stack: the transparent frames before the site folded, the culprit marked, the far end
 * cut.
 */
final class StackText {

  private static final String MARK = "   <-- look here first";

  private final Page page;
  private final Frame culprit;
  private final Set<List<Frame>> shown = new HashSet<>();

  /**
   * A printer for the stacks of one finding.
   *
   * @param page where to print
   * @param culprit the frame to mark, or null
   */
  StackText(Page page, Frame culprit) {
    this.page = page;
    this.culprit = culprit;
  }

  /**
   * Prints one stack.
   *
   * @param indent columns
   * @param site its nearest frame that is not transparent, or null when unknown
   * @param stack the frames, or empty when only the site was recorded
   */
  void print(int indent, Frame site, List<Frame> stack) {
    shown.add(stack);
    if (stack.isEmpty()) {
      page.line(
          indent,
          site == null ? "(no stack was recorded)" : frame(site, true) + page.dim("  (no stack)"));
      return;
    }
    int clean = clean(site, stack);
    printTransparent(indent, stack.subList(0, clean));
    printFrames(indent, site, stack.subList(clean, stack.size()));
  }

  /**
   * Prints only what differs from a stack printed before.
   *
   * @param indent columns
   * @param site the site, or null
   * @param stack the frames
   * @param before the stack that the reader has just seen; may be empty
   */
  void printAfter(int indent, Frame site, List<Frame> stack, List<Frame> before) {
    if (isShown(site, stack)) {
      page.line(indent, frame(site, true) + page.dim("  (stack as above)"));
      return;
    }
    int shared = sharedTail(site, stack, before);
    if (shared < 2 || page.options().everything()) {
      print(indent, site, stack);
      return;
    }
    print(indent, site, stack.subList(0, stack.size() - shared));
    shown.add(stack);
    page.line(indent, page.dim("... " + Words.count(shared, "frame") + " as above"));
  }

  private void printTransparent(int indent, List<Frame> frames) {
    if (frames.size() < 2 || page.options().everything()) {
      for (Frame frame : frames) {
        page.line(indent, page.dim(Page.at(frame)));
      }
      return;
    }
    Frame last = frames.get(frames.size() - 1);
    page.line(
        indent,
        page.dim(
            "("
                + Words.count(frames.size(), "frame")
                + " of the library folded, up to "
                + shortName(last)
                + ")"));
  }

  private void printFrames(int indent, Frame site, List<Frame> frames) {
    int shown = Math.min(frames.size(), page.options().frames());
    for (Frame frame : frames.subList(0, shown)) {
      page.line(indent, frame(frame, frame.equals(site)));
    }
    if (shown < frames.size()) {
      page.line(indent, page.dim("... " + Words.count(frames.size() - shown, "more frame")));
    }
  }

  private String frame(Frame frame, boolean site) {
    String at = Page.at(frame);
    if (frame.equals(culprit)) {
      return page.alarm(at) + MARK;
    }
    return site ? page.bold(at) : at;
  }

  /** The stack's own site always stays visible, so at least one frame is never shared. */
  private static int sharedTail(Frame site, List<Frame> stack, List<Frame> before) {
    int shared = 0;
    int most = Math.min(stack.size() - 1 - clean(site, stack), before.size());
    while (shared < most
        && stack.get(stack.size() - 1 - shared).equals(before.get(before.size() - 1 - shared))) {
      shared++;
    }
    return shared;
  }

  private boolean isShown(Frame site, List<Frame> stack) {
    boolean worthIt = site != null && stack.size() > 1 && !page.options().everything();
    return worthIt && shown.contains(stack);
  }

  /** Index of the site; 0 when it is unknown or was cut off. */
  private static int clean(Frame site, List<Frame> stack) {
    return site == null ? 0 : Math.max(0, stack.indexOf(site));
  }

  private static String shortName(Frame frame) {
    return frame.className().substring(frame.className().lastIndexOf('.') + 1)
        + '.'
        + frame.method();
  }
}

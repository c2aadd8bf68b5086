package dev.reftracker.report.render;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import java.util.ArrayList;
import java.util.List;

/** Prints why a group is believed to have leaked and where its release is missing. */
final class EvidenceText {

  private static final int DEEPER = 4;

  private final Page page;
  private final LeakGroup group;
  private final StackText stacks;

  EvidenceText(Page page, LeakGroup group, StackText stacks) {
    this.page = page;
    this.group = group;
    this.stacks = stacks;
  }

  /** The one frame to open first, or the plain statement that nothing explains the group. */
  void printCulprit(int indent) {
    printCulprit(
        page, indent, group.culprit(), "nothing explains this group: start where it was taken");
    if (group.forgetting() != null) {
      page.line(indent + DEEPER, ForgettingText.of(group.forgetting()));
    }
    printOthers(indent);
    LeakGroup.MissingRelease missing = group.missingRelease();
    if (missing != null) {
      page.line(indent, "missing release: " + healthy(missing));
    }
  }

  private void printOthers(int indent) {
    List<String> others = new ArrayList<>();
    for (LeakGroup.Culprit other : group.others()) {
      others.add(Page.at(other.site()) + ", score " + Words.score(other.score()));
    }
    if (!others.isEmpty()) {
      page.line(indent, "or else: " + String.join("; ", others));
    }
  }

  /** What else speaks for it, from the strongest to the weakest. */
  void printRest(int indent) {
    if (group.surplusAcquire() != null && !isCulprit(group.surplusAcquire())) {
      page.line(
          indent, "one acquire more than healthy ones have: " + Page.at(group.surplusAcquire()));
    }
    printLastHolder(indent, group.lastHolder());
    page.line(indent, pairing());
  }

  static void printCulprit(Page page, int indent, LeakGroup.Culprit culprit, String ifNone) {
    if (culprit == null) {
      page.line(indent, page.alarm(ifNone));
      return;
    }
    page.line(indent, "look here first: " + page.alarm(Page.at(culprit.site())));
    page.line(
        indent + DEEPER,
        "because " + because(culprit.why()) + ", score " + Words.score(culprit.score()));
  }

  private static String because(String why) {
    return switch (why == null ? "" : why) {
      case "derived" -> "an object made from it, or holding it, leaked too and its trail ends here";
      case "surplusAcquire" -> "the objects that got this acquire leaked, the others did not";
      case "exception" -> "an exception came through here while it had the object";
      case "lastHolder" -> "it had the object last and did not release it";
      case "container" -> "what had the object let go of it here, without giving it back";
      case "missingRelease" -> "healthy objects are released here, these were not";
      case "acquire" -> "the reference was taken here and nothing later is known";
      case "releasedTwice" -> "it released the same object twice";
      case "earlierOwner" -> "its owner gave back what it had in an earlier life of the object";
      case "passedOnAfterRelease" -> "it passed the object on after it had released it";
      case "neverHealthy" -> "no object whose count came out right is released here";
      case "commonCaller" -> "it called both of those who released";
      default -> why == null ? "of all that is known it is the nearest" : why;
    };
  }

  private static String healthy(LeakGroup.MissingRelease missing) {
    StringBuilder line = new StringBuilder(missing.atLeast() ? "at least " : "");
    line.append(Words.count(missing.healthyObjects(), "other")).append(" like it ");
    line.append(missing.healthyObjects() == 1 ? "was released " : "were released ");
    line.append(Page.at(missing.site()));
    if (missing.share() < 1) {
      line.append(", ").append(Words.percent(missing.share())).append(" of the healthy");
    }
    return line.toString();
  }

  private void printLastHolder(int indent, LeakGroup.LastHolder last) {
    if (last == null) {
      return;
    }
    StringBuilder line = new StringBuilder("last holder, ").append(HandOverText.of(last.kind()));
    if (last.hint() != null) {
      line.append(' ').append(last.hint());
    }
    if (last.thread() != null) {
      line.append(ThreadsText.of(List.of(last.thread())));
    }
    page.line(indent, line.append(':').toString());
    List<Frame> before = group.acquire() == null ? List.of() : group.acquire().stack();
    stacks.printAfter(indent + DEEPER, last.site(), last.stack(), before);
  }

  private String pairing() {
    if (group.pairingExact()) {
      return "pairing: exact, the program itself names the reference (rule "
          + group.pairingRule()
          + ')';
    }
    StringBuilder line = new StringBuilder("pairing: inferred, ").append(rule(group.pairingRule()));
    if (!Double.isNaN(group.pairingScore()) && !"single".equals(group.pairingRule())) {
      line.append("; held for ")
          .append(Words.percent(group.pairingScore()))
          .append(" of the pairs of this run");
    }
    return line.toString();
  }

  private static String rule(String rule) {
    return switch (rule == null ? "" : rule) {
      case "view" -> "rule view (released through the view that took it)";
      case "holder" -> "rule holder (released by the object that took it)";
      case "activation" -> "rule activation (taken and released in one method call)";
      case "twin" -> "rule twin (healthy objects pair these two places)";
      case "oldest" -> "rule oldest (the oldest reference is answered first)";
      case "single" -> "rule single (the object had one reference only)";
      default -> rule == null ? "rule unknown" : "rule " + rule;
    };
  }

  private boolean isCulprit(Frame frame) {
    return group.culprit() != null && frame.equals(group.culprit().site());
  }
}

package dev.reftracker.report.render;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.OverRelease;
import java.util.List;

/** Prints one over-release: who answers for it, and every life of the object apart. */
final class OverReleaseText {

  private static final int DEEPER = 4;

  private final Page page;
  private final OverRelease finding;
  private final StackText stacks;

  OverReleaseText(Page page, OverRelease finding) {
    this.page = page;
    this.finding = finding;
    LeakGroup.Culprit culprit = finding.culprit();
    this.stacks = new StackText(page, culprit == null ? null : culprit.site());
  }

  /** Prints what stands below the first line. */
  void print(int indent) {
    EvidenceText.printCulprit(
        page, indent, finding.culprit(), "nothing tells which release was the wrong one");
    if (finding.lives().isEmpty()) {
      event(indent, "released once too often", finding.release());
      for (OverRelease.Event previous : finding.previousReleases()) {
        event(indent, "released before", previous);
      }
      event(indent, "begun", finding.acquire());
    } else {
      printLives(indent);
    }
    if (finding.evidence() != null) {
      page.line(indent, "evidence: " + evidence(finding.evidence()));
    }
    for (String note : finding.notes()) {
      page.line(indent, "note: " + note);
    }
    page.line(indent, "fingerprint " + finding.fingerprint());
  }

  private void printLives(int indent) {
    List<OverRelease.Life> lives = finding.lives();
    page.line(
        indent,
        "noticed in the last of "
            + lives.size()
            + " lives of the same object, which was handed out again in between");
    for (int i = 0; i < lives.size(); i++) {
      boolean last = i == lives.size() - 1;
      OverRelease.Life life = lives.get(i);
      page.line(indent, "life " + (i + 1) + (last ? ":" : ", ended:"));
      event(indent + DEEPER, "begun", life.begin());
      for (OverRelease.Event release : life.releases()) {
        boolean noticed = last && release.equals(finding.release());
        event(indent + DEEPER, noticed ? noticed() : "released", release);
      }
      for (OverRelease.Event late : life.late()) {
        event(indent + DEEPER, "released late, when it was somebody else's", late);
      }
    }
  }

  /** Who is hit by the late release of somebody else did nothing too often. */
  private String noticed() {
    boolean innocent = finding.lives().stream().anyMatch(life -> !life.late().isEmpty());
    return innocent ? "noticed at this release" : "released once too often";
  }

  private void event(int indent, String what, OverRelease.Event event) {
    event(page, indent, stacks, what, event);
  }

  /** Prints one event with its thread and its stack. */
  static void event(Page page, int indent, StackText stacks, String what, OverRelease.Event event) {
    if (event == null) {
      page.line(indent, what + ": not known any more");
      return;
    }
    String threads = event.thread() == null ? "" : ThreadsText.of(List.of(event.thread()));
    page.line(indent, what + threads + ':');
    stacks.print(indent + DEEPER, event.site(), event.stack());
  }

  private static String evidence(String evidence) {
    return switch (evidence) {
      case "ended" -> "the object had ended before";
      case "refused" -> "the library refused it, and the books agree";
      case "handle" -> "the handle of its reference had been given back before";
      case "counted" -> "the library's own count said that no reference was left";
      case "collected" -> "the object was collected with books below zero";
      case "quiet" -> "the books stayed below zero, and no thread was inside an acquire";
      default -> evidence;
    };
  }
}

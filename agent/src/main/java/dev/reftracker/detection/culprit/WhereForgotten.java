package dev.reftracker.detection.culprit;

import dev.reftracker.bodies.Escape;
import dev.reftracker.bodies.ValueAt;
import dev.reftracker.bodies.ValueUse.Kind;
import dev.reftracker.bodies.WaysOut;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Forgetting;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup.Culprit;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says where in the culprit's code the reference is forgotten. Silent wherever the code and the run
 * do not tell for certain: a wrong line costs more than none.
 */
public final class WhereForgotten {

  private final Leftover leftover;
  private final Evidence evidence;
  private final Frame site;
  private final BodyEvidence bodies;

  private WhereForgotten(Leftover leftover, Frame site, Evidence evidence) {
    this.leftover = leftover;
    this.evidence = evidence;
    this.site = site;
    this.bodies = new BodyEvidence(leftover, evidence);
  }

  /** The lines in the culprit's method; null where they are not certain. */
  public static Forgetting of(Leftover leftover, Culprit culprit, Evidence evidence) {
    WhereForgotten where = new WhereForgotten(leftover, culprit.site(), evidence);
    Set<Integer> owned = where.bodies.ownedLines(culprit.site());
    if (culprit.why().equals("container")) {
      return where.ofValue(Kind.FIELD, Set.of());
    }
    if (!owned.isEmpty()) {
      return where.ofValue(Kind.MADE, owned);
    }
    return where.ofGiven();
  }

  private boolean wasGiven(Op op) {
    for (Event event : leftover.way()) {
      if (event.op() == op && indexIn(evidence.stacks().of(event)) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Many a method is right to give nothing back of what it is given; a handler seldom is. */
  private Forgetting ofGiven() {
    boolean handles = wasGiven(Op.HANDLER);
    Forgetting where = handles || wasGiven(Op.ARGUMENT) ? ofValue(Kind.PARAMETER, Set.of()) : null;
    return where == null || handles || !where.exits().isEmpty() ? where : null;
  }

  /** Index of the culprit's method; -1 where it is not on the stack. */
  private int indexIn(List<Frame> stack) {
    for (int i = 0; i < stack.size(); i++) {
      if (FrameNames.sameMethod(FrameNames.readable(stack.get(i)), site)) {
        return i;
      }
    }
    return -1;
  }

  private Forgetting ofValue(Kind kind, Set<Integer> lines) {
    Set<String> left = new HashSet<>();
    for (Event exit : leftover.exits(evidence)) {
      List<Frame> stack = evidence.stacks().of(exit);
      int at = indexIn(stack);
      if (at > 0) {
        Frame thrower = stack.get(at - 1);
        return told(look(kind, lines, -1, stack.get(at).line(), thrower.method()), call(thrower));
      }
      if (at == 0) {
        left.add(String.valueOf(evidence.stacks().names().className(exit.hintClassId())));
      }
    }
    WaysOut ways = look(kind, lines, seenLine(), -1, null);
    return ways == null || ways.escapes().isEmpty()
        ? told(ways, null)
        : told(withoutExceptionsNotSeen(ways, left, kind), null);
  }

  private WaysOut look(
      Kind kind, Set<Integer> lines, int seenLine, int thrownLine, String thrownBy) {
    return evidence
        .bodies()
        .waysOut(
            new ValueAt(
                site.className(),
                site.method(),
                site.line(),
                kind,
                lines,
                seenLine,
                thrownLine,
                thrownBy),
            evidence.counted(leftover.group()));
  }

  /** The line on which the method called the last one that is known to have been given it. */
  private int seenLine() {
    int line = -1;
    for (Event event : leftover.way()) {
      List<Frame> stack = evidence.stacks().of(event);
      int at = indexIn(stack);
      line = at > 0 || (at == 0 && event.op().takes()) ? stack.get(at).line() : line;
    }
    return line;
  }

  /**
   * An exception that leaves the method is seen where hand-overs are: then it was that, or none. Of
   * what it was given it leaves to the caller whatever it throws.
   */
  private WaysOut withoutExceptionsNotSeen(WaysOut ways, Set<String> left, Kind kind) {
    boolean watched = leftover.way().stream().anyMatch(event -> event.op().handsOver());
    boolean mayThrow = left.isEmpty() && !watched && kind == Kind.MADE;
    List<Escape> escapes =
        ways.escapes().stream()
            .filter(
                escape ->
                    escape.by() == Escape.By.THROW
                        ? mayThrow || left.contains(escape.thrown())
                        : left.isEmpty())
            .toList();
    return escapes.isEmpty()
        ? null
        : new WaysOut(ways.file(), escapes, ways.otherLine(), ways.released());
  }

  private Forgetting told(WaysOut ways, String call) {
    if (ways == null) {
      return null;
    }
    Frame others = ways.otherLine() < 0 ? null : at(ways, ways.otherLine());
    return new Forgetting(
        ways.escapes().stream()
            .map(exit -> new Forgetting.Exit(word(exit.by()), at(ways, exit.line()), call))
            .toList(),
        others,
        others == null ? null : ways.released() ? "release" : "handOver");
  }

  private Frame at(WaysOut ways, int line) {
    return new Frame(site.className(), site.method(), ways.file(), line);
  }

  private static String call(Frame thrower) {
    String type = thrower.className().substring(thrower.className().lastIndexOf('.') + 1);
    return thrower.method().equals("<init>") ? "new " + type : thrower.method();
  }

  private static String word(Escape.By by) {
    return switch (by) {
      case RETURN -> "return";
      case THROW -> "throw";
      case CALL -> "call";
      case CATCH -> "catch";
      case BRANCH -> "branch";
      case LETS_GO -> "letsGo";
    };
  }
}

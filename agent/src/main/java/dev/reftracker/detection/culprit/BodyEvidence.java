package dev.reftracker.detection.culprit;

import dev.reftracker.bodies.BodyLook;
import dev.reftracker.bodies.PassedOn;
import dev.reftracker.bodies.ValueUse;
import dev.reftracker.bodies.ValueUse.Kind;
import dev.reftracker.detection.culprit.Guilt.Level;
import dev.reftracker.detection.evidence.CleanFrames;
import dev.reftracker.detection.evidence.CountedType;
import dev.reftracker.detection.evidence.Evidence;
import dev.reftracker.detection.evidence.FrameNames;
import dev.reftracker.detection.evidence.Leftover;
import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the code of methods says about one leftover. */
public final class BodyEvidence {

  private static final Guilt UNKNOWN = new Guilt(Level.UNKNOWN, -1, null);

  private final Leftover leftover;
  private final Evidence evidence;
  private final CountedType counted;
  private List<Frame> owners;

  /** Looks into code with what is known of one leftover. */
  public BodyEvidence(Leftover leftover, Evidence evidence) {
    this.leftover = leftover;
    this.evidence = evidence;
    this.counted = evidence.counted(leftover.group());
  }

  /** What the method of a frame of the leaked reference's way did with it. */
  public Guilt of(Frame frame) {
    Set<Integer> owned = ownedLines(frame);
    BodyLook look = look(frame, owned);
    if (look == null) {
      return UNKNOWN;
    }
    boolean took = uses(look, Kind.MADE).anyMatch(use -> owned.contains(use.line()));
    if (took) {
      return judge(look, use -> use.kind() == Kind.MADE && owned.contains(use.line()));
    }
    return saw(frame, Op.ARGUMENT, Op.HANDLER)
        ? judge(look, use -> use.kind() == Kind.PARAMETER)
        : ofKeeper(look);
  }

  /** What a method of an object that kept the reference does with it. */
  public static Guilt ofKeeper(BodyLook look) {
    return judge(look, use -> use.kind() == Kind.FIELD);
  }

  /** The same of a method that a call names, which was given it. */
  public Guilt of(PassedOn call) {
    BodyLook look = evidence.bodies().look(call, counted);
    return look == null ? UNKNOWN : judge(look, use -> use.parameter() == call.parameter());
  }

  /** All methods of a class. */
  public List<BodyLook> all(String className) {
    return evidence.bodies().all(className, counted);
  }

  private BodyLook look(Frame frame, Set<Integer> owned) {
    return evidence.bodies().look(frame.className(), frame.method(), frame.line(), owned, counted);
  }

  private static Stream<ValueUse> uses(BodyLook look, Kind kind) {
    return look.values().stream().filter(use -> use.kind() == kind);
  }

  private static Guilt judge(BodyLook look, Predicate<ValueUse> counts) {
    Level level = Level.NEVER_HAS;
    int line = -1;
    for (ValueUse use : look.values()) {
      Level one = counts.test(use) ? level(use, look.answers()) : Level.NEVER_HAS;
      if (one.ordinal() < level.ordinal()) {
        level = one;
        line = use.leavesAt();
      }
    }
    return new Guilt(level, line, look);
  }

  private static Level level(ValueUse use, boolean answers) {
    boolean self = use.kind() == Kind.PARAMETER && use.parameter() == 0;
    boolean field = use.kind() == Kind.FIELD;
    if (!use.drops()) {
      return !use.consumes() ? Level.NEVER_HAS : use.unsure() ? Level.UNKNOWN : Level.PASSES_ON;
    }
    if (field) {
      return Level.LETS_GO;
    }
    if (use.kind() == Kind.MADE) {
      return use.consumes() ? Level.FORGETS : Level.LOSES;
    }
    if (!use.consumes()) {
      return self ? Level.NEVER_HAS : Level.READS;
    }
    return answers || self ? Level.REFUSES : Level.HALF;
  }

  /** The lines of the method on which it got the reference out of a call. */
  Set<Integer> ownedLines(Frame method) {
    Set<Integer> lines = new HashSet<>();
    for (Frame frame : owners()) {
      if (FrameNames.sameMethod(FrameNames.readable(frame), FrameNames.readable(method))) {
        lines.add(frame.line());
      }
    }
    return lines;
  }

  /** The frames of the acquire's stack, as far as each returned the reference to its caller. */
  private List<Frame> owners() {
    if (owners == null) {
      owners = new ArrayList<>();
      CleanFrames clean = evidence.clean(leftover.group());
      List<Frame> stack = evidence.stacks().of(leftover.acquire());
      boolean returned = true;
      for (int at = clean.acquire(stack, 0);
          at >= 0 && returned;
          at = clean.acquire(stack, at + 1)) {
        Frame frame = stack.get(at);
        owners.add(frame);
        BodyLook look = look(frame, Set.of(frame.line()));
        returned =
            look != null && look.returnsOwned() && (!look.returnsTarget() || saw(frame, Op.RETURN));
      }
    }
    return owners;
  }

  /** Whether something of one of these kinds happened in the method itself. */
  private boolean saw(Frame method, Op... kinds) {
    return evidence.stacks().innermost(leftover.way(), kinds).contains(FrameNames.method(method));
  }
}

package dev.reftracker.agent;

import dev.reftracker.config.TypeRule;
import dev.reftracker.detection.evidence.TypeHints;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.Op;
import dev.reftracker.runtime.snapshot.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says on stderr, one line each, what must not happen when it happens. Called by the tracker, one
 * call at a time.
 */
final class Announcing implements Consumer<Violation> {

  private static final int MOST_LINES = 10;
  private static final int MOST_PLACES = 4;

  private final Names names;
  private final List<TypeRule> types;
  private final Consumer<String> log;
  private Hints hints;
  private int said;
  private String last;

  Announcing(Names names, List<TypeRule> types, Consumer<String> log) {
    this.names = names;
    this.types = types;
    this.log = log;
  }

  @Override
  public void accept(Violation violation) {
    if (violation.kind() == Violation.Kind.MISMATCH || said > MOST_LINES) {
      return; // about the rules, not the program; or told enough
    }
    String line = line(violation);
    if (line.equals(last)) {
      return; // another of the same, by another way: counted
    }
    last = line;
    said++;
    log.accept(
        said > MOST_LINES
            ? "from here on findings are only counted; all of them in the report"
            : line + "; whole in the report");
  }

  private String line(Violation v) {
    String known = names.className(v.classId());
    String target = known == null ? "an unknown class" : known;
    String place = place(v);
    return switch (v.kind()) {
      case OVER_RELEASE -> "over-release of " + target + " noticed at " + place;
      case USE_AFTER_END -> "use after the end of " + target + " at " + place;
      case SCOPE ->
          (v.booked() == 1 ? "1 reference" : v.booked() + " references")
              + " left at the end of "
              + target
              + ", at "
              + place;
      case STUCK ->
          v.event().op() == Op.USE
              ? "stuck for "
                  + seconds(v.booked())
                  + ", waiting for "
                  + target
                  + " at "
                  + place
                  + holders(v)
              : "reference kept for "
                  + seconds(v.booked())
                  + " (stuck-after): "
                  + target
                  + ", first taken at "
                  + place;
      case MISMATCH -> throw new IllegalArgumentException(v.toString());
    };
  }

  /** What keeps a wait waiting: where the live references were taken, or among which places. */
  private String holders(Violation v) {
    if (v.lifecycle() == null) {
      return "";
    }
    Set<String> places = new LinkedHashSet<>();
    long taken = 0;
    for (Event event : v.lifecycle().events()) {
      if (event.op().counts() && event.op() != Op.RELEASE) {
        taken += event.amount();
        places.add(place(v, event));
      }
    }
    long live = v.lifecycle().references();
    String some = String.join(" and at ", places.stream().limit(MOST_PLACES).toList());
    return (live == 1 ? "; 1 reference is" : "; " + live + " references are")
        + (taken == live ? " live, taken at " : " live, of those taken at ")
        + some
        + (places.size() > MOST_PLACES ? " and elsewhere" : "");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** The nearest frame that says something about the program, or the nearest of all. */
  private String place(Violation v) {
    return place(v, v.event());
  }

  private String place(Violation v, Event event) {
    StackTraceElement[] frames = frames(event);
    for (StackTraceElement frame : frames) {
      if (!isCounting(frame, v)) {
        return text(frame);
      }
    }
    return frames.length == 0 ? "an unknown place" : text(frames[0]);
  }

  /** Without the loader and the module, which readers of a log do not need. */
  private static String text(StackTraceElement frame) {
    return new StackTraceElement(
            frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
        .toString();
  }

  private StackTraceElement[] frames(Event event) {
    StackTraceElement[] stack = names.stack(event.stackId());
    StackTraceElement site = names.site(event.siteId());
    return stack.length > 0 || site == null ? stack : new StackTraceElement[] {site};
  }

  private boolean isCounting(StackTraceElement frame, Violation v) {
    if (hints == null) {
      hints = new Hints(types);
    }
    TypeHints type = hints.apply(names.type(v.typeId()));
    String className = frame.getClassName();
    return className.startsWith("java.")
        || className.equals(names.className(v.classId()))
        || type.countingClass().test(className)
        || type.roleNames().contains(frame.getMethodName())
        || type.transparent().test(className, frame.getMethodName());
  }
}

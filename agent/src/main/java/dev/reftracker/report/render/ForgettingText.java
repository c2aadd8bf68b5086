package dev.reftracker.report.render;

import dev.reftracker.report.Forgetting;
import dev.reftracker.report.Frame;
import java.util.ArrayList;
import java.util.List;

/** Says in one line where in the culprit's code the reference is forgotten. */
final class ForgettingText {

  private ForgettingText() {}

  static String of(Forgetting forgetting) {
    if (forgetting.exits().isEmpty()) {
      return "no path through it gives the reference back";
    }
    List<String> exits = new ArrayList<>();
    for (Forgetting.Exit exit : forgetting.exits()) {
      exits.add(by(exit) + " at " + line(exit.at()));
    }
    boolean release = "release".equals(forgetting.othersDo());
    return "it leaves without a release by "
        + String.join(" and by ", exits)
        + (forgetting.others() == null
            ? ""
            : (release ? " (other paths release at " : " (other paths hand it on at ")
                + line(forgetting.others())
                + ')');
  }

  private static String by(Forgetting.Exit exit) {
    return switch (exit.by() == null ? "" : exit.by()) {
      case "return" -> "the return";
      case "throw" -> "the exception thrown";
      case "call" -> "the exception of " + exit.call() + "(...)";
      case "catch" -> "the catch";
      case "letsGo" -> "what it lets go of";
      default -> "the branch";
    };
  }

  private static String line(Frame at) {
    return at.file() == null ? "line " + at.line() : at.file() + ':' + at.line();
  }
}

package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.FramePattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.OnThrow;
import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import java.util.List;
import java.util.stream.Stream;

/** Rules written out in tests. */
final class CallSiteTestRules {

  private CallSiteTestRules() {}

  /** A rule for a method of any parameters that changes the count of {@code this} by one. */
  static MethodRule method(Role role, String name) {
    return new MethodRule(
        role,
        name,
        null,
        ValueSource.THIS,
        ValueSource.ONE,
        Success.ALWAYS,
        ValueSource.NONE,
        Success.NEVER,
        false,
        OnThrow.UNDONE,
        0);
  }

  /** A rule for a type that knows its counting methods and what callers see of it. */
  static TypeRule type(
      String declaringClass,
      List<MethodRule> methods,
      List<String> transparent,
      List<String> handedOverAs,
      String family,
      List<String> messageMethods) {
    return new TypeRule(
        "test",
        declaringClass,
        new ClassPattern(declaringClass),
        false,
        methods,
        List.of(),
        List.of(),
        false,
        List.of(),
        List.of(),
        transparent.stream().map(CallSiteTestRules::frame).toList(),
        handedOverAs.stream().map(ClassPattern::new).toList(),
        List.of(new ClassPattern(family)),
        messageMethods.stream().map(CallSiteTestRules::frame).toList(),
        false);
  }

  /** The methods that nearly every counting class has. */
  static List<MethodRule> retainAndRelease() {
    return Stream.of(
            method(Role.BEGIN, "<init>"),
            method(Role.ACQUIRE, "retain"),
            method(Role.RELEASE, "release"),
            method(Role.TOUCH, "touch"))
        .toList();
  }

  private static FramePattern frame(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? new FramePattern(new ClassPattern(text), null)
        : new FramePattern(new ClassPattern(text.substring(0, hash)), text.substring(hash + 1));
  }
}

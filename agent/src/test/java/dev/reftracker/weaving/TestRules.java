package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.OnThrow;
import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import java.util.Arrays;
import java.util.List;

/** Short ways to write rules in tests; what is not said is the usual. */
final class TestRules {

  private TestRules() {}

  static TypeRule type(String pattern, MethodRule... methods) {
    return type(pattern, false, methods);
  }

  static TypeRule withSubtypes(String pattern, MethodRule... methods) {
    return type(pattern, true, methods);
  }

  private static TypeRule type(String pattern, boolean subtypes, MethodRule... methods) {
    return new TypeRule(
        "test",
        pattern,
        new ClassPattern(pattern),
        subtypes,
        List.of(methods),
        List.of(),
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  static Method on(Role role, String name) {
    return new Method(
        role,
        name,
        null,
        ValueSource.THIS,
        ValueSource.ONE,
        Success.ALWAYS,
        ValueSource.NONE,
        Success.NEVER);
  }

  /** A rule in the making. */
  record Method(
      Role role,
      String name,
      List<String> parameters,
      ValueSource subject,
      ValueSource amount,
      Success success,
      ValueSource handle,
      Success ends) {

    Method taking(String... types) {
      return new Method(role, name, Arrays.asList(types), subject, amount, success, handle, ends);
    }

    Method subject(ValueSource source) {
      return new Method(role, name, parameters, source, amount, success, handle, ends);
    }

    Method amount(ValueSource source) {
      return new Method(role, name, parameters, subject, source, success, handle, ends);
    }

    Method success(Success result) {
      return new Method(role, name, parameters, subject, amount, result, handle, ends);
    }

    Method handle(ValueSource source) {
      return new Method(role, name, parameters, subject, amount, success, source, ends);
    }

    Method ends(Success result) {
      return new Method(role, name, parameters, subject, amount, success, handle, result);
    }

    MethodRule rule() {
      return new MethodRule(
          role, name, parameters, subject, amount, success, handle, ends, false, OnThrow.UNDONE, 0);
    }
  }
}

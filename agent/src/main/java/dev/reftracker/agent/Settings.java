package dev.reftracker.agent;

import dev.reftracker.config.AgentOptions;
import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TrackingConfig;
import dev.reftracker.config.TypeRule;
import dev.reftracker.runtime.TrackerSettings;
import dev.reftracker.runtime.TypeSettings;
import java.util.ArrayList;
import java.util.List;

/** Says to the tracker, which knows no rules, what the rules and options mean for it. */
final class Settings {

  private Settings() {}

  /**
   * The tracker's settings.
   *
   * @param selfTest the type of the self-test, numbered after the rules' types
   * @param attached whether the program was already running
   */
  static TrackerSettings of(TrackingConfig config, TypeSettings selfTest, boolean attached) {
    AgentOptions options = config.options();
    List<TypeSettings> types = new ArrayList<>();
    for (TypeRule rule : config.types()) {
      types.add(type(rule, config.types()));
    }
    types.add(selfTest);
    return new TrackerSettings(
        TrackerSettings.Detail.valueOf(options.stacks().name()),
        options.depth(),
        TrackerSettings.HandOvers.valueOf(options.handovers().name()),
        options.maxMemoryBytes(),
        attached,
        options.stuckAfterMillis(),
        null,
        types);
  }

  private static TypeSettings type(TypeRule rule, List<TypeRule> all) {
    List<ClassPattern> excluded = rule.excludedClasses();
    return new TypeSettings(
        rule.name(),
        excluded.isEmpty() ? null : Hints.classes(excluded),
        rule.excludedBegins().isEmpty() ? null : Hints.frames(rule.excludedBegins()),
        rule.excludeClassInitialisers(),
        rule.labelledByCreator(),
        countAccessor(rule),
        isOwned(rule, all));
  }

  private static String countAccessor(TypeRule rule) {
    for (MethodRule method : rule.methods()) {
      if (method.role() == Role.COUNT) {
        return method.name();
      }
    }
    return null;
  }

  private static boolean isOwned(TypeRule rule, List<TypeRule> all) {
    for (TypeRule other : all) {
      if (other.preset().equals(rule.preset()) && tellsOwners(other, rule)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tellsOwners(TypeRule telling, TypeRule of) {
    for (MethodRule method : telling.methods()) {
      if (method.role() == Role.BELONGS_TO) {
        String owned = method.of() == null ? telling.name() : method.of();
        if (owned.equals(of.name())) {
          return true;
        }
      }
    }
    return false;
  }
}

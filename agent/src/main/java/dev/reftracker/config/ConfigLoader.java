package dev.reftracker.config;

import java.util.ArrayList;
import java.util.List;

/** Turns the agent string, and the rule files that it names, into a {@link TrackingConfig}. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads {@code options}; values on the command line go before those in files.
   *
   * @param options what followed {@code reftracker-agent.jar=}; null or empty for nothing
   * @return the configuration; its types are empty when neither preset nor file was named
   * @throws ConfigException for the first mistake: one line that says what, where and what to do
   */
  public static TrackingConfig load(String options) {
    GivenOptions given = AgentString.parse(options);
    List<TypeRule> declared = new ArrayList<>();
    for (OptionValue file : List.copyOf(given.all(OptionKey.CONFIG))) {
      RuleFile rules = RuleFiles.read(file);
      given.addMissing(rules.given());
      declared.addAll(rules.types());
    }
    List<TypeRule> types = new ArrayList<>();
    for (PresetChoice choice : given.presets()) {
      types.addAll(Presets.types(choice));
    }
    types.addAll(declared);
    AgentOptions read = new OptionReader(given, Runtime.getRuntime().maxMemory()).read();
    return new TrackingConfig(read, List.copyOf(types));
  }
}

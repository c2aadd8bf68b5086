package dev.reftracker.config;

import java.util.ArrayList;
import java.util.List;

/** Reads the agent string: options between commas, where {@code \,} is a comma. */
final class AgentString {
  private AgentString() {}

  /**
   * The presets and option values in {@code text}.
   *
   * @param text what followed {@code reftracker-agent.jar=}; null or empty for nothing
   * @throws ConfigException for an unknown key or an option given twice
   */
  static GivenOptions parse(String text) {
    GivenOptions given = GivenOptions.none();
    for (String option : split(text == null ? "" : text)) {
      int equals = option.indexOf('=');
      if (equals < 0) {
        addPreset(given, option);
      } else {
        addOption(given, option.substring(0, equals).trim(), option.substring(equals + 1).trim());
      }
    }
    return given;
  }

  private static void addPreset(GivenOptions given, String option) {
    PresetChoice choice = PresetChoice.parse(option, "agent options");
    OptionKey key = OptionKey.byKey(choice.name());
    if (key != null) {
      throw new ConfigException(
          "Option "
              + key.key()
              + " has no value (agent options). Write "
              + key.key()
              + "=… ("
              + key.takes()
              + ").");
    }
    if (!given.names(choice.name())) {
      given.presets().add(choice);
    } else {
      throw new ConfigException(
          "Preset " + choice.name() + " is named twice (agent options). Name it once.");
    }
  }

  private static void addOption(GivenOptions given, String name, String value) {
    OptionKey key = OptionKey.byKey(name);
    if (key == null) {
      throw new ConfigException(
          "Unknown option " + name + "= (agent options). " + Nearest.hint(name, OptionKey.keys()));
    }
    OptionValue given1 = new OptionValue(value, "option " + key.key() + "=");
    if (value.isEmpty()) {
      throw given1.wrong("Option " + key.key() + " has no value", "It takes " + key.takes() + ".");
    }
    given.add(key, given1);
  }

  private static List<String> split(String text) {
    List<String> options = new ArrayList<>();
    StringBuilder option = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
        option.append(',');
        i++;
      } else if (c == ',') {
        addIfPresent(options, option);
      } else {
        option.append(c);
      }
    }
    addIfPresent(options, option);
    return options;
  }

  private static void addIfPresent(List<String> options, StringBuilder option) {
    String trimmed = option.toString().trim();
    if (!trimmed.isEmpty()) {
      options.add(trimmed);
    }
    option.setLength(0);
  }
}

package dev.reftracker.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the user wrote, not yet interpreted: presets and option values.
 *
 * @param presets the presets, in order
 * @param values the values given to each option, in order; an option that was not given has no
 *     entry
 */
record GivenOptions(List<PresetChoice> presets, Map<OptionKey, List<OptionValue>> values) {

  /** Nothing given yet. */
  static GivenOptions none() {
    return new GivenOptions(new ArrayList<>(), new EnumMap<>(OptionKey.class));
  }

  /** Adds a value; refuses a second one for an option that takes one. */
  void add(OptionKey key, OptionValue value) {
    List<OptionValue> given = values.get(key);
    if (given == null) {
      given = new ArrayList<>();
      values.put(key, given);
    }
    if (!given.isEmpty() && !key.repeatable()) {
      throw value.wrong(
          key.key() + " is given twice, as " + given.get(0).text() + " and as " + value.text(),
          "Give it once.");
    }
    given.add(value);
  }

  /** The one value of {@code key}, or null. */
  OptionValue first(OptionKey key) {
    List<OptionValue> given = values.get(key);
    return given == null ? null : given.get(0);
  }

  /** All values of {@code key}, in order. */
  List<OptionValue> all(OptionKey key) {
    return values.getOrDefault(key, List.of());
  }

  /** Whether a preset is given. */
  boolean names(String preset) {
    for (PresetChoice choice : presets) {
      if (choice.name().equals(preset)) {
        return true;
      }
    }
    return false;
  }

  /** Takes from {@code file} the presets, and the options that were not given here. */
  void addMissing(GivenOptions file) {
    for (PresetChoice choice : file.presets) {
      if (!names(choice.name())) {
        presets.add(choice);
      }
    }
    for (Map.Entry<OptionKey, List<OptionValue>> entry : file.values.entrySet()) {
      values.putIfAbsent(entry.getKey(), entry.getValue());
    }
  }
}

package dev.reftracker.config;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A preset that the user switched on.
 *
 * @param name the preset
 * @param leftOut names of its types that are not wanted
 * @param where where it was written, for messages
 */
record PresetChoice(String name, Set<String> leftOut, String where) {

  /** Reads {@code netty} or {@code netty:-bytebuf} or {@code netty:-bytebuf:-refcounted}. */
  static PresetChoice parse(String text, String where) {
    String[] parts = text.split(":", -1);
    Set<String> leftOut = new LinkedHashSet<>();
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].trim();
      if (part.length() < 2 || part.charAt(0) != '-') {
        throw new ConfigException(
            "Preset "
                + text
                + " not understood ("
                + where
                + "). Leave out a type with "
                + parts[0].trim()
                + ":-TYPE.");
      }
      leftOut.add(part.substring(1));
    }
    return new PresetChoice(parts[0].trim(), leftOut, where);
  }
}

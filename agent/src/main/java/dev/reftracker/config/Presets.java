package dev.reftracker.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The presets inside the jar, in their plain form. */
public final class Presets {
  private static final String INDEX = "/presets/index";

  private Presets() {}

  /** The names of all presets, in alphabetical order. */
  public static List<String> names() {
    return List.of(text(INDEX).split("\n"));
  }

  /**
   * The types of one preset.
   *
   * @throws ConfigException when there is none of this name
   */
  public static List<TypeRule> types(String name) {
    return types(new PresetChoice(name, java.util.Set.of(), "preset " + name));
  }

  /** The types of a chosen preset without those left out. */
  static List<TypeRule> types(PresetChoice choice) {
    List<String> names = names();
    if (!names.contains(choice.name())) {
      throw new ConfigException(
          "Unknown preset "
              + choice.name()
              + " ("
              + choice.where()
              + "). "
              + Nearest.hint(choice.name(), names));
    }
    List<TypeRule> types =
        PlainRules.read(choice.name(), text("/presets/" + choice.name() + ".rules"));
    if (choice.leftOut().isEmpty()) {
      return types;
    }
    List<String> typeNames = types.stream().map(TypeRule::name).toList();
    for (String leftOut : choice.leftOut()) {
      if (!typeNames.contains(leftOut)) {
        throw new ConfigException(
            "Preset "
                + choice.name()
                + " has no type "
                + leftOut
                + " ("
                + choice.where()
                + "). "
                + Nearest.hint(leftOut, typeNames));
      }
    }
    return types.stream().filter(type -> !choice.leftOut().contains(type.name())).toList();
  }

  private static String text(String resource) {
    try (InputStream in = Presets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The agent's jar lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

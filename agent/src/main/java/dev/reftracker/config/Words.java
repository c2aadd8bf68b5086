package dev.reftracker.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How constants are written in options and rule files: lower case, with dashes. */
final class Words {
  private Words() {}

  /** The word of {@code constant}: {@code USE_AFTER_END} is {@code use-after-end}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constants of {@code type} by their words, in order. */
  static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    Map<String, E> constants = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      constants.put(of(constant), constant);
    }
    return constants;
  }
}

package dev.reftracker.config;

import java.util.Locale;

/** How constants are written in options and rule files: lower case, with dashes. */
final class Words {
  private Words() {}

  /** The word of {@code constant}: {@code USE_AFTER_END} is {@code use-after-end}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.reftracker.config;

/**
 * A value that the user gave to an option.
 *
 * @param text the value, unescaped
 * @param where where it was written, for messages: {@code option depth=} or {@code my.yaml line 7}
 */
record OptionValue(String text, String where) {

  /** A mistake in this value: {@code what} is wrong, {@code todo} says what to write. */
  ConfigException wrong(String what, String todo) {
    return new ConfigException(what + " (" + where + "). " + todo);
  }
}

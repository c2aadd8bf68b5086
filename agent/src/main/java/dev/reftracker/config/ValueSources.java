package dev.reftracker.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How rule files write a {@link ValueSource}: {@code this}, {@code return}, {@code argument 0},
 * {@code 1}.
 */
final class ValueSources {
  private static final Pattern ARGUMENT = Pattern.compile("argument (\\d{1,3})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private ValueSources() {}

  /**
   * The place that {@code node} names; {@code key} is {@code subject}, {@code amount} or {@code
   * handle}.
   */
  static ValueSource parse(String key, FileNode node) {
    String text = node.text(key);
    boolean amount = key.equals("amount");
    Matcher argument = ARGUMENT.matcher(text);
    if (argument.matches()) {
      return ValueSource.argument(Integer.parseInt(argument.group(1)));
    }
    if (amount && NUMBER.matcher(text).matches()) {
      return ValueSource.constant(Integer.parseInt(text));
    }
    if (!amount && text.equals("this")) {
      return ValueSource.THIS;
    }
    if (text.equals("return")) {
      return ValueSource.RETURN;
    }
    throw node.wrong(
        key + " is " + text,
        amount ? "Write a number, argument N or return." : "Write this, return or argument N.");
  }
}

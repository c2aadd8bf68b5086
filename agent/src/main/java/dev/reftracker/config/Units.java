package dev.reftracker.config;

import java.util.Locale;

/** Reads numbers with units as options write them. */
final class Units {
  private static final long KIB = 1024;

  private Units() {}

  /** Bytes of {@code 64m}, {@code 1g}, {@code 4096} or {@code 10%} (of the largest heap). */
  static long bytes(OptionValue value, long maxHeapBytes) {
    String text = value.text().toLowerCase(Locale.ROOT);
    String todo = "Write a size such as 64m, or a share of the heap such as 10%.";
    if (text.endsWith("%")) {
      double percent = decimal(value, text.substring(0, text.length() - 1), todo);
      if (!(percent > 0 && percent <= 100)) {
        throw value.wrong(value.text() + " is no share of the heap", todo);
      }
      return (long) (maxHeapBytes * percent / 100);
    }
    int digits = digits(text);
    long factor =
        switch (text.substring(digits)) {
          case "", "b" -> 1;
          case "k", "kb" -> KIB;
          case "m", "mb" -> KIB * KIB;
          case "g", "gb" -> KIB * KIB * KIB;
          default -> 0;
        };
    return scaled(value, text.substring(0, digits), factor, todo);
  }

  /**
   * Milliseconds of {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d} or {@code 0}.
   */
  static long millis(OptionValue value) {
    String text = value.text().toLowerCase(Locale.ROOT);
    int digits = digits(text);
    long factor =
        switch (text.substring(digits)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> text.equals("0") ? 1 : 0;
        };
    return scaled(
        value, text.substring(0, digits), factor, "Write a duration such as 500ms, 30s, 5m or 2h.");
  }

  /** A whole number from {@code least} to {@code most}. */
  static int number(OptionValue value, int least, int most) {
    try {
      int number = Integer.parseInt(value.text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, together with a number out of range
    }
    throw value.wrong(value.text() + " is no number from " + least + " to " + most, "Write one.");
  }

  private static long scaled(OptionValue value, String number, long factor, String todo) {
    try {
      if (factor > 0) {
        return Math.multiplyExact(Long.parseLong(number), factor);
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // said below, together with an unknown unit
    }
    throw value.wrong(value.text() + " not understood", todo);
  }

  private static double decimal(OptionValue value, String number, String todo) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw value.wrong(value.text() + " not understood", todo);
    }
  }

  private static int digits(String text) {
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}

package dev.reftracker.report.render;

/**
 * Numbers as people read them; no {@code String.format}, whose first use costs more than a whole
 * report.
 */
final class Words {

  private static final int GROUP = 3;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Binary fractions fall a little short of decimal ones: 0.29 * 100 is 28.999999999999996. */
  private static final double ROUNDING = 1e-9;

  private Words() {}

  /** {@code 5210} becomes {@code 5 210}. */
  static String number(long value) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    int first = value < 0 ? 1 : 0;
    for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
      digits.insert(i, ' ');
    }
    return digits.toString();
  }

  /** {@code 1 object}, {@code 5 210 objects}. */
  static String count(long value, String noun) {
    return number(value) + ' ' + (value == 1 ? noun : plural(noun));
  }

  /** {@code 340 ms}, {@code 12.3 s}, {@code 4 min 10 s}, {@code 3 h 5 min}, {@code 2 d 3 h}. */
  static String age(long millis) {
    if (millis < SECOND) {
      return Math.max(0, millis) + " ms";
    } else if (millis < MINUTE) {
      return decimal(millis / (double) SECOND, 1) + " s";
    } else if (millis < HOUR) {
      return twoUnits(millis / MINUTE, "min", millis % MINUTE / SECOND, "s");
    } else if (millis < DAY) {
      return twoUnits(millis / HOUR, "h", millis % HOUR / MINUTE, "min");
    }
    return twoUnits(millis / DAY, "d", millis % DAY / HOUR, "h");
  }

  /**
   * A score from 0 to 1 with two digits, cut so that 1.00 means certain; {@code unknown} when not a
   * number.
   */
  static String score(double score) {
    return Double.isNaN(score) ? "unknown" : decimal(score, 2);
  }

  /** {@code 0.998} becomes {@code 99.8 %}; less than all is never printed as 100 %. */
  static String percent(double share) {
    if (Double.isNaN(share)) {
      return "an unknown share";
    }
    double rounded = Math.floor(share * 1000 + ROUNDING) / 10;
    return (rounded == 100 ? "100" : decimal(rounded, 1)) + " %";
  }

  private static String twoUnits(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + " " + bigUnit : big + " " + bigUnit + ' ' + small + ' ' + smallUnit;
  }

  private static String decimal(double value, int digits) {
    long scale = digits == 1 ? 10 : 100;
    long scaled = (long) Math.floor(value * scale + ROUNDING);
    String fraction = Long.toString(scaled % scale);
    return scaled / scale + "." + "0".repeat(digits - fraction.length()) + fraction;
  }

  private static String plural(String noun) {
    boolean sibilant = noun.endsWith("s") || noun.endsWith("h");
    return noun.endsWith("y")
        ? noun.substring(0, noun.length() - 1) + "ies"
        : noun + (sibilant ? "es" : "s");
  }
}

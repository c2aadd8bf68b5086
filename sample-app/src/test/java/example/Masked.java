package example;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Output without what differs from run to run: process ids, times, ages, what is sampled, and the
 * JDK's own frames.
 */
final class Masked {
  private static final Map<Pattern, String> VOLATILE = new LinkedHashMap<>();

  static {
    VOLATILE.put(Pattern.compile("pid \\d+|-USR1 \\d+"), "pid N");
    VOLATILE.put(Pattern.compile("object \\d+,"), "object N,");
    VOLATILE.put(Pattern.compile("(?m)^ +at (java|jdk)\\..*\n"), "");
    VOLATILE.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"), "TIME");
    VOLATILE.put(Pattern.compile("\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"), "TIME");
    VOLATILE.put(Pattern.compile("\\d+ min( \\d+ s)?|\\d+ ms|\\d+(\\.\\d)? s\\b"), "AGE");
    VOLATILE.put(Pattern.compile("compared \\d+ times"), "compared N times"); // a sample
    VOLATILE.put(Pattern.compile("(?m)^ +ages: .*\n"), "");
    VOLATILE.put(Pattern.compile("PooledUnsafe"), "Pooled"); // Netty's choice, by the JDK
    VOLATILE.put(Pattern.compile("(?m)[ \t]+$"), "");
  }

  private Masked() {}

  /** The text with a word in place of each volatile value. */
  static String of(String output) {
    String masked = output;
    for (Map.Entry<Pattern, String> entry : VOLATILE.entrySet()) {
      masked = entry.getKey().matcher(masked).replaceAll(entry.getValue());
    }
    return masked;
  }
}

package dev.reftracker.policy;

import dev.reftracker.report.Frame;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * One entry of a suppressions file: a finding that is known and accepted for a while.
 *
 * @param type name of the tracked type, or null for every type
 * @param stack a frame that must be the culprit or stand in the stack of the acquire, the wrong
 *     release or the use: {@code package.Class#method}, {@code *} for any characters, the method
 *     optional
 * @param count how many references, or objects, it accepts at most; null for any number
 * @param reason why it is accepted; for the reader of the report
 * @param expires the last day on which it counts; null for ever
 */
public record Suppression(String type, String stack, Long count, String reason, LocalDate expires) {

  /** Whether the entry no longer counts on the given day. */
  public boolean isExpired(LocalDate today) {
    return expires != null && today.isAfter(expires);
  }

  /** Whether the entry means the finding; says nothing about its count. */
  boolean matches(Found found) {
    Pattern pattern = pattern();
    return (type == null || type.equals(found.type()))
        && found.frames().stream().anyMatch(frame -> matches(pattern, frame));
  }

  /** The entry in a few words, for sentences of the report. */
  String describe() {
    return stack + (reason == null ? "" : " (" + reason + ")");
  }

  private Pattern pattern() {
    String glob = stack.indexOf('#') < 0 ? stack + "#*" : stack;
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString());
  }

  private static boolean matches(Pattern pattern, Frame frame) {
    return pattern.matcher(frame.className() + '#' + frame.method()).matches();
  }
}

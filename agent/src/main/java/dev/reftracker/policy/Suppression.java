package dev.reftracker.policy;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One entry of a suppressions file: a leak that is known and accepted for a while.
 *
 * @param type name of the tracked type, or null for every type
 * @param stack a frame that must stand in the acquiring stack or be the culprit: {@code
 *     package.Class#method}, {@code *} for any characters, the method optional
 * @param count how many references it accepts at most; null for any number
 * @param reason why it is accepted; for the reader of the report
 * @param expires the last day on which it counts; null for ever
 */
public record Suppression(String type, String stack, Long count, String reason, LocalDate expires) {

  /** Whether the entry no longer counts on the given day. */
  public boolean isExpired(LocalDate today) {
    return expires != null && today.isAfter(expires);
  }

  /** Whether the entry means the group; says nothing about its count. */
  boolean matches(LeakGroup group) {
    if (type != null && !type.equals(group.type())) {
      return false;
    }
    Pattern pattern = pattern();
    if (group.culprit() != null && matches(pattern, group.culprit().site())) {
      return true;
    }
    List<Frame> frames = group.acquire().stack();
    return frames.stream().anyMatch(frame -> matches(pattern, frame))
        || (group.acquire().site() != null && matches(pattern, group.acquire().site()));
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

package dev.reftracker.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names the cause of a finding by 12 hexadecimal digits that stay the same over line shifts, runs
 * and JDKs.
 *
 * <p>What goes in: the tracked type, the class and method names of the nearest frames of the
 * acquire, and the culprit's. What does not: lines and files, verdict, numbers, threads, ages,
 * compiler-made numbers ({@code lambda$read$3}, {@code Upload$2}, hidden classes) and frames of
 * reflection and method handles, which differ between JDKs.
 */
public final class Fingerprint {

  /**
   * Frames of a stack that count: more would make the fingerprint depend on how deep stacks were
   * recorded.
   */
  static final int FRAMES = 4;

  private static final Pattern COMPILER_MADE =
      Pattern.compile("(\\$\\$Lambda).*|(?<=\\$|\\$Proxy)\\d+");
  private static final List<String> REFLECTION =
      List.of("jdk.internal.reflect.", "java.lang.reflect.", "java.lang.invoke.");
  private static final int DIGITS = 12;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /**
   * The fingerprint of one cause.
   *
   * @param type name of the tracked type
   * @param cleanFrames frames that are not transparent, nearest to the counting method first; may
   *     be empty
   * @param culprit the frame to open first, or null when nothing explains the finding
   * @return 12 lower-case hexadecimal digits
   */
  public static String of(String type, List<Frame> cleanFrames, Frame culprit) {
    long hash = add(FNV_OFFSET, type);
    hash = add(hash, culprit == null ? "" : name(culprit));
    int taken = 0;
    for (Frame frame : cleanFrames) {
      if (taken < FRAMES && !isReflection(frame)) {
        hash = add(hash, name(frame));
        taken++;
      }
    }
    String digits = Long.toHexString(mix(hash) >>> 16);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  private static boolean isReflection(Frame frame) {
    for (String reflection : REFLECTION) {
      if (frame.className().startsWith(reflection)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Frame frame) {
    return withoutNumbers(frame.className()) + '.' + withoutNumbers(frame.method());
  }

  private static String withoutNumbers(String name) {
    return COMPILER_MADE.matcher(name).replaceAll("$1");
  }

  /**
   * FNV-1a over the characters and an end mark; a digest of the JDK would cost its provider's start
   * at every exit.
   */
  private static long add(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * FNV_PRIME;
    }
    return (sum ^ 0xffff) * FNV_PRIME;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}

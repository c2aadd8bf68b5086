package dev.reftracker.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text that is looked for in the bytes of class files. Immutable.
 *
 * <p>Every class that the program loads is asked, most of them while nothing is compiled yet. So
 * the search skips ahead by what the byte under the text's end allows, a table made once (Horspool,
 * "Practical fast searching in strings", 1980): it looks at about one byte in the text's length.
 */
public final class BytePart {

  private final byte[] wanted;
  private final int[] skips = new int[256];

  /** Looks for {@code text}, of one character at least, as class files write it. */
  public BytePart(String text) {
    wanted = text.getBytes(StandardCharsets.UTF_8);
    Arrays.fill(skips, wanted.length);
    for (int i = 0; i < wanted.length - 1; i++) {
      skips[wanted[i] & 0xff] = wanted.length - 1 - i;
    }
  }

  /**
   * Whether it stands somewhere in a stretch of {@code bytes}, from {@code begin} to {@code end}.
   */
  boolean isIn(byte[] bytes, int begin, int end) {
    int last = wanted.length - 1;
    byte lastWanted = wanted[last];
    int at = begin + last;
    while (at < end) {
      byte seen = bytes[at];
      if (seen == lastWanted && standsAt(bytes, at - last)) {
        return true;
      }
      at += skips[seen & 0xff];
    }
    return false;
  }

  private boolean standsAt(byte[] bytes, int from) {
    return Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
  }
}

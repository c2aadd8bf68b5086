package dev.reftracker.config;

import java.util.Collection;
import java.util.Locale;

/** Finds the valid name that the user probably meant. */
final class Nearest {
  private Nearest() {}

  /**
   * A sentence that names the nearest of {@code valid}, or all of them where none is near.
   *
   * @param wrong what was written
   * @param valid what could have been written; not empty
   */
  static String hint(String wrong, Collection<String> valid) {
    String nearest = of(wrong, valid);
    return nearest == null ? "Known: " + String.join(", ", valid) + "." : "Is it " + nearest + "?";
  }

  /** The nearest of {@code valid}, or null where all differ too much. */
  static String of(String wrong, Collection<String> valid) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    String lower = wrong.toLowerCase(Locale.ROOT);
    for (String candidate : valid) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance <= Math.max(2, wrong.length() / 3) ? best : null;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours between {@code a} and {@code b}.
   */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}

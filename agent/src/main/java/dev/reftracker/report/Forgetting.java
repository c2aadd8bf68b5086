package dev.reftracker.report;

import java.util.List;

/**
 * Where in the culprit's code the reference is forgotten, as its paths and the run tell.
 *
 * @param exits where a path leaves that forgets it, one or two, by their lines; empty where no path
 *     gives it back
 * @param others where other paths give it back or hand it on, or null
 * @param othersDo {@code release} or {@code handOver}; null without {@code others}
 */
public record Forgetting(List<Exit> exits, Frame others, String othersDo) {

  /**
   * How and where a path leaves.
   *
   * @param by {@code return}, {@code throw}, {@code call} (the exception of one), {@code catch},
   *     {@code branch} (comes together with the others again) or {@code letsGo} (of what a field
   *     has)
   * @param at the line; the frame's method is the culprit's
   * @param call what threw, for {@code call}; or null
   */
  public record Exit(String by, Frame at, String call) {}
}

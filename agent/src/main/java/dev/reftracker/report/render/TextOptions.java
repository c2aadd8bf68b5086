package dev.reftracker.report.render;

/**
 * How much of a report is printed as text, and whether in colour. What is cut is always said.
 *
 * @param colour whether ANSI colours are used; only for a terminal
 * @param maxGroups groups printed per section, from 1
 * @param maxFrames frames printed per stack, counted from its site, from 1
 * @param everything whether nothing is cut or folded; the two limits are then ignored
 */
public record TextOptions(boolean colour, int maxGroups, int maxFrames, boolean everything) {

  private static final int DEFAULT_GROUPS = 20;
  private static final int DEFAULT_FRAMES = 8;

  /**
   * What a reader wants first: some groups, the near frames, no colour.
   *
   * @return the default
   */
  public static TextOptions standard() {
    return new TextOptions(false, DEFAULT_GROUPS, DEFAULT_FRAMES, false);
  }

  /**
   * The same options in colour or not.
   *
   * @param wanted whether ANSI colours are used
   * @return new options
   */
  public TextOptions withColour(boolean wanted) {
    return new TextOptions(wanted, maxGroups, maxFrames, everything);
  }

  /**
   * The same options without any cut.
   *
   * @return new options
   */
  public TextOptions withEverything() {
    return new TextOptions(colour, maxGroups, maxFrames, true);
  }

  int groups() {
    return everything ? Integer.MAX_VALUE : maxGroups;
  }

  int frames() {
    return everything ? Integer.MAX_VALUE : maxFrames;
  }
}

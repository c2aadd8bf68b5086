package dev.reftracker.report.render;

/** How a hand-over is said in words. */
final class HandOverText {

  private HandOverText() {}

  /**
   * The words for a kind.
   *
   * @param kind as in the model, or null
   * @return words that follow "last holder,"
   */
  static String of(String kind) {
    return switch (kind == null ? "" : kind) {
      case "argument" -> "got it as an argument";
      case "handler" -> "got it as a message";
      case "return" -> "got it as a return value";
      case "constructor" -> "stored it in a constructor";
      case "exception" -> "lost it by an exception";
      case "touch" -> "declared by a touch";
      default -> kind == null ? "kind unknown" : kind;
    };
  }
}

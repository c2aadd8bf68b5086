package dev.reftracker.truth;

/** The two halves of the program families. */
enum Half {
  /** Families that may be read and debugged while the detection is developed. */
  DEVELOPED,
  /** Families that nobody who develops the detection looks at; only their figures are. */
  SETASIDE;

  /** Name of the folder with the templates. */
  String folder() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

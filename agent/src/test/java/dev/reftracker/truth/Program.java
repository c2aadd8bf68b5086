package dev.reftracker.truth;

/**
 * A generated program: one source file of package {@code example.gen} whose class {@code Main} is
 * to be run.
 *
 * @param family what kind it is
 * @param seed what made it
 * @param buggy whether it leaks; else it is the corrected twin
 * @param style how its counted class counts
 * @param source the file's text
 * @param planted where the bug is
 */
record Program(
    Family family, long seed, boolean buggy, CountingStyle style, String source, Planted planted) {

  /** Makes a program; the same arguments make the same one. */
  static Program generate(Family family, long seed, boolean buggy) {
    Dice dice = new Dice(seed * 31 + family.name().hashCode());
    CountingStyle style = CountingStyle.draw(family.template(), dice);
    String text = "package example.gen;\n\n" + style.started(family.template()) + style.source();
    String source = Template.fill(text, dice, style, buggy);
    return new Program(family, seed, buggy, style, source, Planted.read(source));
  }
}

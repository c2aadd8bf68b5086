package dev.reftracker.bodies;

import java.util.List;

/**
 * What the paths of a method do with one value.
 *
 * @param file the source file, or null
 * @param escapes where paths go that forget it, by their lines; empty where all do
 * @param otherLine where other paths give it back or hand it on; -1 for none
 * @param released whether they give it back there
 */
public record WaysOut(String file, List<Escape> escapes, int otherLine, boolean released) {}

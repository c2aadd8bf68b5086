package dev.reftracker.detection.culprit;

import dev.reftracker.bodies.BodyLook;

/**
 * What the code of a method says about the reference that it had.
 *
 * @param level how much speaks against the method
 * @param line the line at which the path goes that forgets it; -1 for none
 * @param look the code; null where it is not known
 */
public record Guilt(Level level, int line, BodyLook look) {

  /** From the worst to the best for the method. */
  public enum Level {
    /** It took the reference, and on some path forgets it while others do not. */
    FORGETS,
    /** It took the reference and forgets it on every path. */
    LOSES,
    /** It was given the reference, and does something with it on some paths only. */
    HALF,
    /** It lets go of what a field holds. */
    LETS_GO,
    /** Its code is not known. */
    UNKNOWN,
    /** It says yes or no, and has done something with what it was given, or not. */
    REFUSES,
    /** It never does anything with what it is given. */
    READS,
    /** It gives back or hands on all that it has. */
    PASSES_ON,
    /** It never has any such object. */
    NEVER_HAS
  }
}

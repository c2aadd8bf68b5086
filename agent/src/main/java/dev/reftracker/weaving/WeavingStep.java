package dev.reftracker.weaving;

import org.objectweb.asm.ClassVisitor;

/** One kind of hook; the steps of a class run as a chain of visitors in one pass. Thread-safe. */
interface WeavingStep {

  /**
   * Joins the pass over a class, or not.
   *
   * <p>Called for every class that is not skipped, so it must decide by the constant pool. Frames
   * arrive expanded, maxima are computed by the writer, frames of new handlers are the step's own
   * work ({@link ClassToWeave#hasFrames}).
   *
   * @param type the class; the step calls {@link ClassToWeave#markChanged} when it really changes
   *     something
   * @param next where the visitor passes the class on to
   * @return the step's visitor, or null when it has nothing to do here
   */
  ClassVisitor visitor(ClassToWeave type, ClassVisitor next);
}

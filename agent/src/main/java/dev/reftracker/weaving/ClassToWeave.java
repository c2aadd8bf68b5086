package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;

/**
 * One class on its way through the weaving pass. Used by one thread.
 *
 * <p>Whoever changes something calls {@link #markChanged}; a class that nobody marks is left alone to the byte.
 */
public final class ClassToWeave {

  private final ClassLook look;
  private final ClassLoader loader;
  private boolean changed;

  ClassToWeave(ClassLook look, ClassLoader loader) {
    this.look = look;
    this.loader = loader;
  }

  /** Its header and constant pool. */
  public ClassLook look() {
    return look;
  }

  /** Who loads it; null for the boot loader. */
  public ClassLoader loader() {
    return loader;
  }

  /** Its binary name, with dots. */
  public String className() {
    return look.name().replace('/', '.');
  }

  /** Whether frames must be written: the split verifier reads them from Java 6 on. */
  public boolean hasFrames() {
    return look.majorVersion() >= 50;
  }

  /** Says that the class differs from its bytes. */
  public void markChanged() {
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }
}

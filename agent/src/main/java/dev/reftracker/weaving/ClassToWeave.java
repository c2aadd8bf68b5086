package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MatchedMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * One class on its way through the weaving pass. Used by one thread.
 *
 * <p>Whoever changes something calls {@link #markChanged}; a class that nobody marks is left alone
 * to the byte.
 */
final class ClassToWeave {

  private final ClassLook look;
  private final ClassLoader loader;
  private final List<MatchedMethod> notes = new ArrayList<>();
  private final List<MatchedMethod> expected = new ArrayList<>();
  private boolean changed;

  ClassToWeave(ClassLook look, ClassLoader loader) {
    this.look = look;
    this.loader = loader;
  }

  /** Its header and constant pool. */
  ClassLook look() {
    return look;
  }

  /** Who loads it; null for the boot loader. */
  ClassLoader loader() {
    return loader;
  }

  /** Its binary name, with dots. */
  String className() {
    return look.name().replace('/', '.');
  }

  /** Whether frames must be written: the split verifier reads them from Java 6 on. */
  boolean hasFrames() {
    return look.majorVersion() >= 50;
  }

  /** Says that the class differs from its bytes. */
  void markChanged() {
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }

  /** Announces the methods that this pass is going to weave or to refuse. */
  void expect(List<MatchedMethod> methods) {
    expected.addAll(methods);
  }

  /** Notes what became of a matched method, for the report. */
  void note(MatchedMethod method) {
    notes.add(method);
  }

  /** What became of the matched methods when the whole pass succeeded. */
  List<MatchedMethod> outcomes() {
    return notes;
  }

  /** What became of them when it failed: none is woven. */
  List<MatchedMethod> outcomes(Throwable failure) {
    List<MatchedMethod> outcomes = new ArrayList<>();
    for (MatchedMethod method : expected) {
      boolean refused = method.refusal() != null;
      outcomes.add(refused ? method : method.refused("weaving failed: " + failure));
    }
    return outcomes;
  }
}

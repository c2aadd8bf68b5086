package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds the methods of a class that may get hooks around calls or for hand-overs: by what the
 * constant pool names, by signatures, and by counting off the instructions. Nearly every class of a
 * library has none; its methods need not be parsed then. Made for one class being woven.
 */
final class HookSearch {

  private final ClassToWeave type;
  private final CallSiteRules calls;
  private final HandOverTypes types;
  private final HandOverLessons lessons;
  private final HandOverContainers containers;
  private final HandOverMessages messages;
  private final UnmadeWeaving unmade;
  private final String className;
  private final List<ClassLook.MethodReference> references;

  /** For each constant whether it is a method whose calls may count. */
  private final boolean[] counting;

  /** For each constant whether it is a method whose calls may give a target. */
  private final boolean[] yielding;

  /** For each constant whether it is a method that takes out of a collection, or ends something. */
  private final boolean[] acting;

  private boolean anyCounts;
  private boolean anyYields;

  /**
   * A search.
   *
   * @param lessons learns whether the class is a carrier
   * @param containers which methods are uses of a container; null where no hand-overs are wanted
   * @param unmade whether constructors may count before they throw
   */
  HookSearch(
      ClassToWeave type,
      CallSiteRules calls,
      HandOverTypes types,
      HandOverLessons lessons,
      HandOverContainers containers,
      UnmadeWeaving unmade) {
    this.type = type;
    this.calls = calls;
    this.types = types;
    this.lessons = lessons;
    this.containers = containers;
    this.messages = new HandOverMessages(type.look(), types);
    this.unmade = unmade;
    this.className = type.look().name();
    this.references = type.look().methodReferences();
    int constants = type.look().constants();
    this.counting = new boolean[constants];
    this.yielding = new boolean[constants];
    this.acting = new boolean[constants];
  }

  /** The methods by name and descriptor. */
  Set<String> methods() {
    List<MethodLook> declared = type.look().methods();
    if (containers != null) {
      lessons.learn(type.look());
    }
    judgeReferences();
    judgeHelpers(declared);
    boolean holder = containers != null && containers.isHolder();
    boolean declaring = calls.transparent().isDeclaring(className);
    Set<String> found = new HashSet<>();
    for (MethodLook method : declared) {
      if (!method.hasCode()) {
        continue;
      }
      boolean transparent = calls.transparent().covers(className, method.name());
      boolean factories = !transparent && !(declaring && containers == null);
      if ((containers != null && mayHandOver(method, transparent))
          || (unmade.isMeant() && method.name().equals("<init>"))
          || (holder && (mayAct(method) || mayGiveOut(method)))
          || (anyCounts && method.calls(counting))
          || (anyYields && factories && method.calls(yielding))) {
        found.add(method.name().concat(method.descriptor()));
      }
    }
    return found;
  }

  private void judgeReferences() {
    for (ClassLook.MethodReference called : references) {
      counting[called.index()] = calls.mayCount(called);
      acting[called.index()] = HandOverHolders.acts(called.owner(), called.name());
      yielding[called.index()] = calls.mayYieldTarget(called);
      anyYields |= yielding[called.index()];
    }
  }

  /** Whether it may do something to what its object keeps; see {@link HandOverFacts#acts}. */
  private boolean mayAct(MethodLook method) {
    boolean ofObject =
        (method.access() & Opcodes.ACC_STATIC) == 0 && !method.name().equals("<init>");
    return ofObject
        && !HandOverClass.isGenerated(method.access(), method.name())
        && (method.storesField() || method.calls(acting));
  }

  private static boolean mayGiveOut(MethodLook method) {
    return HandOverPlan.mayGiveOut(method.access(), method.descriptor())
        && !HandOverClass.isGenerated(method.access(), method.name());
  }

  /** Only what is really called as a static method may be a helper; few are, so few are asked. */
  private void judgeHelpers(List<MethodLook> declared) {
    boolean[] staticCalls = new boolean[counting.length];
    for (MethodLook method : declared) {
      method.markStaticCalls(staticCalls);
    }
    for (ClassLook.MethodReference called : references) {
      int index = called.index();
      counting[index] |= staticCalls[index] && calls.mayHelp(called);
      anyCounts |= counting[index];
    }
  }

  /** Whether its signature is a reason for hooks; see {@link HandOverClass}. */
  private boolean mayHandOver(MethodLook method, boolean transparent) {
    String name = method.name();
    if (HandOverClass.isGenerated(method.access(), name)
        || calls.isCounting(className, name, method.descriptor())) {
      return false;
    }
    boolean constructor = name.equals("<init>");
    return containers.isUse(method.access(), name)
        || (types.isPlainCarrier(className) && HandOverClass.mayUse(method.access(), name))
        || (constructor && types.isHandedOver(Type.getObjectType(className)))
        || ((!transparent || constructor || HandOverClass.mayBeDerived(method.access()))
            && HandOverPlan.isAny(className, method, types, messages));
  }
}

package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Tells which classes may keep a target for a while: plain classes that are given one, make one or
 * name one in a field, and have a field where it could be, themselves or by a superclass. Serves
 * the classes of one loader; thread-safe.
 */
final class HandOverHolders {

  private static final Set<String> ENDS =
      Set.of(
          "close", "clear", "release", "free", "destroy", "dispose", "reset", "shutdown", "stop");

  private final HandOverTypes types;
  private final LoaderFiles files;
  private final Map<String, Facts> known = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param files the class files that it finds
   */
  HandOverHolders(HandOverTypes types, LoaderFiles files) {
    this.types = types;
    this.files = files;
  }

  /** Whether objects of the class may keep a target. Targets themselves are none. */
  boolean isHolder(ClassLook look) {
    if (look.isInterface() || types.isTracked(look.name())) {
      return false;
    }
    Facts facts = find(look);
    return facts.meets && facts.keeps;
  }

  /**
   * Whether calling such a method can do something to what an object keeps: it is one of a
   * collection, or ends something.
   */
  static boolean acts(String owner, String name) {
    return owner.startsWith("java/util/") || ENDS.contains(name);
  }

  private Facts find(ClassLook look) {
    Facts facts = known.get(look.name());
    if (facts == null) {
      boolean makes = makesOne(look);
      List<String> fields = look.objectFields();
      boolean meets = makes || isGivenOne(look) || hasFieldForOne(fields);
      Facts inherited = inherited(look.superName());
      facts =
          new Facts(
              meets || inherited.meets,
              inherited.keeps || ((meets || inherited.meets) && hasPlaceForOne(fields, makes)));
      known.put(look.name(), facts);
    }
    return facts;
  }

  private Facts inherited(String superName) {
    if (superName == null || superName.startsWith("java/")) {
      return Facts.NONE;
    }
    Facts facts = known.get(superName);
    if (facts != null) {
      return facts;
    }
    ClassLook look = files.look(superName);
    return look == null ? Facts.NONE : find(look);
  }

  private boolean isGivenOne(ClassLook look) {
    HandOverMessages messages = new HandOverMessages(look, types);
    for (MethodLook method : look.methods()) {
      if ((method.access() & Opcodes.ACC_STATIC) == 0) {
        for (Type argument : method.parameters()) {
          if (isTarget(argument)) {
            return true;
          }
        }
        if (messages.isAny(method)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether some method of it constructs a target. */
  private boolean makesOne(ClassLook look) {
    for (ClassLook.MethodReference called : look.methodReferences()) {
      if (called.name().equals("<init>") && types.isTracked(called.owner())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it has a field that may hold one.
   *
   * @param makes whether it makes targets: then a class not yet seen may be made around them
   */
  private boolean hasPlaceForOne(List<String> fields, boolean makes) {
    for (String field : fields) {
      if (mayBeOne(Type.getType(field), makes)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has a field of such a type: one may come to be there in whatever way. */
  private boolean hasFieldForOne(List<String> fields) {
    for (String field : fields) {
      if (field.startsWith("L") && isTarget(Type.getType(field))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeOne(Type type, boolean makes) {
    String descriptor = type.getDescriptor();
    return descriptor.startsWith("Ljava/util/")
        || descriptor.equals("Ljava/lang/Object;")
        || descriptor.startsWith("[L")
        || (makes && descriptor.startsWith("L") && !descriptor.startsWith("Ljava/"))
        || isTarget(type);
  }

  private boolean isTarget(Type type) {
    return types.isHandedOver(type) || types.isCarrier(type);
  }

  /**
   * What is known of a class and those above it.
   *
   * @param meets whether it is given or makes targets
   * @param keeps whether it has a field for one
   */
  private record Facts(boolean meets, boolean keeps) {
    private static final Facts NONE = new Facts(false, false);
  }
}

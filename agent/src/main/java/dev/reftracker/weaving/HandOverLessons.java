package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.MethodLook;
import org.objectweb.asm.Type;

/**
 * Learns from each class that is woven whether its objects carry targets, and as what else they are
 * passed on. Serves the classes of one loader; thread-safe.
 */
final class HandOverLessons {

  private final HandOverTypes types;
  private final HandOverCarriers carriers;
  private final LoaderFiles files;

  /**
   * For one loader.
   *
   * @param carriers takes what is learned
   * @param files the class files that the loader finds
   */
  HandOverLessons(HandOverTypes types, HandOverCarriers carriers, LoaderFiles files) {
    this.types = types;
    this.carriers = carriers;
    this.files = files;
  }

  /** Looks at one class. */
  void learn(ClassLook look) {
    String name = look.name();
    for (MethodLook method : look.methods()) {
      if (method.name().equals("<init>")) {
        learnConstructor(name, method);
      }
    }
    if (types.isHandedOver(Type.getObjectType(name))) {
      learnSupertypes(name, "");
    } else if (carriers.isCarrier(name)) {
      // it may be a handler or a listener of somebody's, as which nobody passes on a target
      learnSupertypes(name, packageOf(name));
    }
  }

  /** Whether objects of the class hold targets, as far as its constructors tell. */
  private void learnConstructor(String name, MethodLook constructor) {
    for (Type argument : constructor.parameters()) {
      if (types.isHandedOver(argument)) {
        carriers.takesTarget(name);
      } else if (types.isCarrier(argument)) {
        carriers.takesCarrier(name, argument.getInternalName());
      }
    }
  }

  /**
   * Learns the supertypes that neither the rules name nor the JDK has.
   *
   * @param inPackage where they lie; empty for anywhere
   */
  private void learnSupertypes(String name, String inPackage) {
    for (String supertype : files.supertypes(name)) {
      if (!supertype.startsWith("java") // javax too
          && (inPackage.isEmpty() || packageOf(supertype).equals(inPackage))
          && !types.isHandedOver(Type.getObjectType(supertype))) {
        carriers.passedAs(supertype);
        learnSupertypes(supertype, inPackage);
      }
    }
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }
}

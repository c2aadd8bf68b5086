package dev.reftracker.bodies;

import java.util.Set;
import org.objectweb.asm.Type;

/** What methods of the JDK do with what they are called on or given, told by their names. */
final class JdkCalls {

  private static final Set<String> TAKE_OUT =
      Set.of(
          "remove",
          "removeFirst",
          "removeLast",
          "poll",
          "pollFirst",
          "pollLast",
          "pop",
          "take",
          "clear",
          "getAndSet");

  private static final Set<String> READ =
      Set.of(
          "get",
          "getOrDefault",
          "contains",
          "containsKey",
          "containsValue",
          "indexOf",
          "remove",
          "equals",
          "hashCode",
          "toString",
          "valueOf",
          "append",
          "println",
          "format",
          "identityHashCode",
          "getClass",
          "isInstance",
          "requireNonNull");

  private static final Set<String> OFFER =
      Set.of("offer", "offerFirst", "offerLast", "tryTransfer", "compareAndSet", "putIfAbsent");
  private static final Set<String> MORE = Set.of("hasNext", "hasMoreElements", "isPresent");

  private static final Set<String> PLAIN =
      Set.of(
          "java/lang/String",
          "java/lang/CharSequence",
          "java/lang/StringBuilder",
          "java/lang/Class",
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Short",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double",
          "java/lang/Number");

  private static final Set<String> PLAIN_PACKAGES =
      Set.of("java/net/", "java/nio/", "java/time/", "java/math/");

  private JdkCalls() {}

  static boolean isJdk(String owner) {
    return owner.startsWith("java/") || owner.startsWith("javax/") || owner.startsWith("[");
  }

  /** Whether values of the type never have anything that is counted: texts, times, bytes. */
  static boolean isPlain(Type type) {
    if (type.getSort() == Type.ARRAY) {
      return type.getElementType().getSort() < Type.ARRAY;
    }
    String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
    return PLAIN.contains(name)
        || PLAIN_PACKAGES.stream().anyMatch(plain -> name.startsWith(plain));
  }

  static boolean takesOut(String method) {
    return TAKE_OUT.contains(method);
  }

  static boolean onlyReads(String method) {
    return READ.contains(method);
  }

  /** Whether it says no where it did not take what it was given. */
  static boolean mayRefuse(String method) {
    return OFFER.contains(method);
  }

  /** What its answer or number tells about what it was called on. */
  static Held.Kind tells(String method) {
    if (MORE.contains(method)) {
      return Held.Kind.MORE;
    }
    return switch (method) {
      case "isEmpty" -> Held.Kind.NONE;
      case "size", "length" -> Held.Kind.COUNT;
      default -> Held.Kind.PLAIN;
    };
  }
}

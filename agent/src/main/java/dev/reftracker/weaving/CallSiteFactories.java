package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.TypeRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells methods that may make a target, or a view of one, from those that return what was there
 * before: fluent methods and accessors, which programs call too often to be announced. Looks at the
 * body in the class that the call names, and where that one has none, in the counting class. Serves
 * the classes of one loader; thread-safe.
 */
final class CallSiteFactories {

  private static final String OBJECT = "java/lang/Object";

  private final List<String> countingClasses;
  private final Function<String, byte[]> classFiles;
  private final Map<String, Methods> classes = new ConcurrentHashMap<>();

  /**
   * For one loader.
   *
   * @param classFiles finds a class file by internal name; null when there is none
   */
  CallSiteFactories(List<TypeRule> rules, Function<String, byte[]> classFiles) {
    this.countingClasses =
        rules.stream()
            .map(TypeRule::declaringClass)
            .map(ClassPattern::text)
            .map(text -> text.startsWith("**.") ? text.substring(3) : text)
            .filter(text -> text.indexOf('*') < 0)
            .map(text -> text.replace('.', '/'))
            .distinct()
            .toList();
    this.classFiles = classFiles;
  }

  /** Whether the call may give a new object; true when nothing is known. */
  boolean mayMake(MethodInsnNode call) {
    String method = call.name + call.desc;
    Boolean answer = find(call.owner, method);
    for (int i = 0; answer == null && i < countingClasses.size(); i++) {
      String counting = relocatedLike(countingClasses.get(i), call.owner);
      if (counting != null && extendsClass(counting, call.owner)) {
        answer = find(counting, method);
      }
    }
    return answer == null || answer;
  }

  /**
   * Whether a static helper may change a count: whether its body, or that of a method of the same
   * class that it calls, calls a method with one of these names; true when nothing is known.
   */
  boolean mayCount(MethodInsnNode call, Set<String> countingNames) {
    Map<String, Set<String>> calls = methods(call.owner).calls;
    if (!calls.containsKey(call.name)) {
      return calls.isEmpty();
    }
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(call.name));
    while (!open.isEmpty()) {
      for (String called : calls.getOrDefault(open.remove(), Set.of())) {
        if (countingNames.contains(called)) {
          return true;
        }
        if (calls.containsKey(called) && seen.add(called)) {
          open.add(called);
        }
      }
    }
    return false;
  }

  /**
   * The counting class under the prefix of {@code owner}; null when the two share no package that
   * tells.
   */
  private static String relocatedLike(String counting, String owner) {
    int slash = counting.indexOf('/', counting.indexOf('/') + 1);
    String family = slash < 0 ? counting : counting.substring(0, slash + 1);
    int at = owner.indexOf(family);
    return at < 0 ? null : owner.substring(0, at) + counting;
  }

  private boolean extendsClass(String type, String wanted) {
    for (String name = type; name != null; name = methods(name).superName) {
      if (name.equals(wanted) || methods(name).interfaces.contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** What the nearest body says; null when there is none. */
  private Boolean find(String type, String method) {
    for (String name = type; name != null && !name.equals(OBJECT); name = methods(name).superName) {
      Boolean answer = methods(name).mayMake.get(method);
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  private Methods methods(String internalName) {
    Methods known = classes.get(internalName);
    if (known == null) {
      known = read(classFiles.apply(internalName));
      classes.put(internalName, known);
    }
    return known;
  }

  private static Methods read(byte[] file) {
    if (file == null) {
      return Methods.UNKNOWN;
    }
    ClassNode node = new ClassNode();
    try {
      new ClassReader(file).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      return Methods.UNKNOWN; // newer than ASM knows, or no class file
    }
    Map<String, Boolean> mayMake = new HashMap<>();
    Map<String, Set<String>> calls = new HashMap<>();
    for (MethodNode method : node.methods) {
      addCalls(method, calls.computeIfAbsent(method.name, name -> new HashSet<>()));
      int returned = method.desc.charAt(method.desc.indexOf(')') + 1);
      if (returned == 'L' && method.instructions.size() > 0) {
        mayMake.put(method.name + method.desc, mayMake(method));
      }
    }
    return new Methods(node.superName, List.copyOf(node.interfaces), mayMake, calls);
  }

  private static void addCalls(MethodNode method, Set<String> calls) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call) {
        calls.add(call.name);
      }
    }
  }

  private static boolean mayMake(MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    boolean asks = false;
    boolean returnsOther = false;
    for (AbstractInsnNode insn : method.instructions) {
      asks |= insn instanceof MethodInsnNode || insn instanceof InvokeDynamicInsnNode;
      asks |= insn instanceof TypeInsnNode && insn.getOpcode() == Opcodes.NEW;
      if (insn.getOpcode() == Opcodes.ARETURN) {
        boolean returnsThis =
            !isStatic && insn.getPrevious() instanceof VarInsnNode load && load.var == 0;
        returnsOther |= !returnsThis;
      }
    }
    return asks && returnsOther;
  }

  /**
   * The methods of one class that return objects.
   *
   * @param superName its superclass, or null
   * @param interfaces its own interfaces
   * @param mayMake by name and descriptor; abstract methods are missing
   * @param calls by name, overloads together: the names of the methods that it calls
   */
  private record Methods(
      String superName,
      List<String> interfaces,
      Map<String, Boolean> mayMake,
      Map<String, Set<String>> calls) {
    static final Methods UNKNOWN = new Methods(null, List.of(), Map.of(), Map.of());
  }
}

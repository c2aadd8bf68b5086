package dev.reftracker.bodies;

import dev.reftracker.bodies.ClassBodies.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Looks into the code of methods: what they do with the targets that they have. Made for one
 * report; one thread. Within a time: what is asked for after that is not known.
 */
public final class Bodies {

  private static final int MAX_DEPTH = 5;

  private final ClassBodies classes;
  private final LookTime time;
  private final Map<Counted, Map<String, BodyLook>> looks = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  /**
   * Who reads the class files.
   *
   * @param files the file of a class by its name with dots; null where it cannot be had
   * @param nanos how long all looks together may take
   */
  public Bodies(Function<String, byte[]> files, long nanos) {
    this.classes = new ClassBodies(files);
    this.time = new LookTime(nanos);
  }

  /** Nothing is known of any method. */
  public static Bodies none() {
    return new Bodies(name -> null, 0);
  }

  /**
   * What the method of a frame does.
   *
   * @param ownedLines lines on which a call is known to have returned the leaked reference
   * @return null where its code is not known
   */
  public BodyLook look(
      String className, String method, int line, Set<Integer> ownedLines, Counted counted) {
    time.start();
    try {
      Found found = time.isUp() ? null : classes.method(className, method, line);
      return found == null ? null : look(found, ownedLines, counted);
    } finally {
      time.stop();
    }
  }

  /** The same of a method that a call names. */
  public BodyLook look(PassedOn call, Counted counted) {
    time.start();
    try {
      Found found =
          time.isUp() ? null : classes.method(call.className(), call.method(), call.descriptor());
      return found == null ? null : look(found, Set.of(), counted);
    } finally {
      time.stop();
    }
  }

  /** All methods of a class; empty where its code is not known. */
  public List<BodyLook> all(String className, Counted counted) {
    List<BodyLook> all = new ArrayList<>();
    time.start();
    try {
      ClassNode type = time.isUp() ? null : classes.type(className);
      for (MethodNode method : type == null ? List.<MethodNode>of() : type.methods) {
        Found found = classes.method(className, method.name, method.desc);
        BodyLook look = found == null ? null : look(found, Set.of(), counted);
        if (look != null) {
          all.add(look);
        }
      }
      return all;
    } finally {
      time.stop();
    }
  }

  /**
   * The paths of a method that forget a value, beside those that do not.
   *
   * @return null where its code is not known, or cannot tell for certain
   */
  public WaysOut waysOut(ValueAt value, Counted counted) {
    time.start();
    try {
      Found found =
          time.isUp() ? null : classes.methodWith(value.className(), value.name(), value.line());
      if (found == null) {
        return null;
      }
      HeldSteps steps = new HeldSteps(found.method(), value);
      Known known = new Known(counted);
      Flow flow = Flow.of(found.type(), found.method(), counted, value.lines(), known, steps, null);
      return flow == null ? null : new WayFinder(flow, steps, value, counted).find();
    } finally {
      time.stop();
    }
  }

  /** The classes outside the JDK that the fields of a class are of or mention, with dots. */
  public List<String> fieldClasses(String className) {
    List<String> classes = new ArrayList<>();
    time.start();
    ClassNode type = time.isUp() ? null : this.classes.type(className);
    time.stop();
    for (FieldNode field : type == null ? List.<FieldNode>of() : type.fields) {
      if ((field.access & Opcodes.ACC_STATIC) == 0) {
        classes.addAll(Signatures.classes(field.signature == null ? field.desc : field.signature));
      }
    }
    return classes;
  }

  private BodyLook look(Found found, Set<Integer> ownedLines, Counted counted) {
    String key =
        found.type().name + ' ' + found.method().name + found.method().desc + ' ' + ownedLines;
    Map<String, BodyLook> known = looks.computeIfAbsent(counted, any -> new HashMap<>());
    if (known.containsKey(key)) {
      return known.get(key);
    }
    if (time.isUp() || underWay.size() > MAX_DEPTH || !underWay.add(key)) {
      return null;
    }
    Flow flow = flow(found, ownedLines, counted, null);
    Loops loops = flow == null ? null : flow.loops();
    flow = loops == null ? flow : flow(found, ownedLines, counted, loops);
    BodyLook look = flow == null ? null : new FlowLook(flow).look();
    underWay.remove(key);
    known.put(key, look);
    return look;
  }

  private Flow flow(Found found, Set<Integer> ownedLines, Counted counted, Loops loops) {
    Known known = new Known(counted);
    return Flow.of(found.type(), found.method(), counted, ownedLines, known, null, loops);
  }

  /** What is known of the methods that others call. */
  private final class Known implements Callees {

    private final Counted counted;

    Known(Counted counted) {
      this.counted = counted;
    }

    @Override
    public BodyLook look(String owner, String method, String descriptor) {
      Found found = find(owner, method, descriptor);
      return found == null ? null : Bodies.this.look(found, Set.of(), counted);
    }

    @Override
    public Facade facade(String owner, String method, String descriptor) {
      Found found = find(owner, method, descriptor);
      return found == null ? Facade.NEITHER : Facade.of(found.method(), counted);
    }

    private Found find(String owner, String method, String descriptor) {
      return time.isUp() || JdkCalls.isJdk(owner)
          ? null
          : classes.method(owner.replace('/', '.'), method, descriptor);
    }
  }
}

package dev.reftracker.runtime;

import dev.reftracker.runtime.depot.ClassIds;
import dev.reftracker.runtime.depot.StackDepot;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that has a number: methods, sites, classes, threads, types, stacks. */
final class Registry implements Names {

  /** One for all trackers of the JVM, like the thread states that carry its numbers. */
  static final Threads THREADS = new Threads();

  final ClassIds classes = new ClassIds();
  final Sites sites = new Sites(classes);
  final StackDepot depot;
  private final Map<String, MethodFacts> facts = new ConcurrentHashMap<>();
  private final Tally tally;
  private final List<TypeSettings> settings;
  private volatile MethodInfo[] methods = new MethodInfo[64];
  private volatile TypeInfo[] types = new TypeInfo[0];
  private int lastMethod;

  Registry(TrackerSettings settings, StackDepot depot, Tally tally) {
    this.tally = tally;
    this.depot = depot;
    this.settings = settings.types();
  }

  /** Numbers a woven method; called while its class is woven. */
  synchronized int register(WovenMethod rule) {
    int id = lastMethod + 1;
    if (id > PlainEvent.MAX_METHOD) {
      throw new IllegalStateException("more than " + PlainEvent.MAX_METHOD + " woven methods");
    }
    lastMethod = id;
    TypeInfo type = type(rule);
    MethodInfo[] grown = id < methods.length ? methods : Arrays.copyOf(methods, methods.length * 2);
    grown[id] = new MethodInfo(id, rule, type, tally);
    methods = grown; // the volatile write publishes the element
    type.begins |= rule.role().equals("begin");
    type.ends |=
        rule.role().equals("end")
            || (rule.role().equals("release") && rule.ends() != MethodInfo.NEVER);
    return id;
  }

  private TypeInfo type(WovenMethod rule) {
    int id = rule.typeId();
    TypeInfo[] known = types;
    if (id >= known.length) {
      known = Arrays.copyOf(known, id + 1);
    }
    if (known[id] == null) {
      TypeSettings s =
          id > 0 && id <= settings.size() ? settings.get(id - 1) : TypeSettings.plain(rule.type());
      known[id] = new TypeInfo(id, s);
    }
    types = known;
    return known[id];
  }

  /** The type, or null where none of its methods is woven. */
  TypeInfo typeInfo(int typeId) {
    TypeInfo[] known = types;
    return typeId > 0 && typeId < known.length ? known[typeId] : null;
  }

  /** Notes what the code of a method tells; of overloads see {@link MethodFacts}. */
  void learn(String className, String method, MethodFacts of) {
    String name = className + '.' + method;
    synchronized (facts) {
      MethodFacts known = facts.get(name);
      facts.put(name, known == null ? of : known.and(of));
    }
  }

  @Override
  public boolean looksInto(String className) {
    return sites.isKnown(className);
  }

  MethodInfo info(int methodId) {
    return methods[methodId];
  }

  /** Whether an acquire with this result counts. */
  boolean counts(int methodId, int result) {
    MethodInfo[] known = methods;
    return methodId >= known.length || MethodInfo.counts(known[methodId].success, result);
  }

  /** Whether the result of a release says anything that its entry has not booked. */
  boolean tells(int methodId, int result) {
    MethodInfo[] known = methods;
    return methodId >= known.length || known[methodId].tells(result);
  }

  /** The types that have a woven method. */
  List<TypeInfo> typeInfos() {
    List<TypeInfo> all = new ArrayList<>();
    for (TypeInfo type : types) {
      if (type != null) {
        all.add(type);
      }
    }
    return all;
  }

  /** The woven methods, by id from 1. */
  synchronized List<MethodInfo> infos() {
    return List.of(Arrays.copyOfRange(methods, 1, lastMethod + 1));
  }

  /** How often a method that begins, acquires or releases was called, those undone not counted. */
  long countingCalls() {
    long sum = 0;
    for (MethodInfo m : infos()) {
      if (m.movesReferences) {
        sum += m.calls();
      }
    }
    return sum;
  }

  /** The frame of a site as a stack of one; empty for 0. */
  StackTraceElement[] siteFrames(int siteId) {
    StackTraceElement frame = site(siteId);
    return frame == null ? new StackTraceElement[0] : new StackTraceElement[] {frame};
  }

  @Override
  public StackTraceElement[] stack(int stackId) {
    return depot.frames(stackId);
  }

  @Override
  public StackTraceElement site(int siteId) {
    Sites.Site site = sites.get(siteId);
    return site == null ? null : site.frame();
  }

  @Override
  public String className(int classId) {
    return classes.get(classId);
  }

  @Override
  public String thread(int threadId) {
    return THREADS.name(threadId);
  }

  @Override
  public String type(int typeId) {
    TypeInfo[] known = types;
    TypeInfo type = typeId > 0 && typeId < known.length ? known[typeId] : null;
    return type == null ? null : type.settings.name();
  }

  @Override
  public WovenMethod method(int methodId) {
    MethodInfo[] known = methods;
    MethodInfo info = methodId > 0 && methodId < known.length ? known[methodId] : null;
    return info == null ? null : info.rule;
  }

  @Override
  public MethodFacts facts(String className, String method) {
    return facts.get(className + '.' + method);
  }

  @Override
  public List<WovenMethod> methods() {
    List<WovenMethod> rules = new ArrayList<>();
    for (MethodInfo info : infos()) {
      rules.add(info.rule);
    }
    return rules;
  }
}

package dev.reftracker.weaving;

import dev.reftracker.config.ClassPattern;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.BytePart;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.Hierarchy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;

/**
 * Weaves the classes around the counting methods: their calls, and how targets change hands in
 * them. A class that names neither a library of the rules nor a carrier learned from one costs the
 * look into its constant pool. Thread-safe.
 */
public final class CallSiteStep implements WeavingStep {

  private final List<TypeRule> rules;
  private final List<BytePart> families = new ArrayList<>();
  private final ClassFiles files;
  private final Hierarchy hierarchy;
  private final HookIds ids;
  private final boolean handOvers;
  private final Consumer<String> refusals;
  private final HandOverCarriers carriers = new HandOverCarriers();
  private final Map<ClassLoader, Context> contexts = new WeakHashMap<>();

  /**
   * A step for some rules.
   *
   * @param rules the tracked types
   * @param files finds class files
   * @param hierarchy answers who is whose subtype
   * @param ids gives out site ids
   * @param handOvers whether hand-overs are woven too
   * @param refusals takes one line for each method that must be left alone though it has calls to
   *     weave; any thread
   */
  public CallSiteStep(
      List<TypeRule> rules,
      ClassFiles files,
      Hierarchy hierarchy,
      HookIds ids,
      boolean handOvers,
      Consumer<String> refusals) {
    this.rules = List.copyOf(rules);
    this.files = files;
    this.hierarchy = hierarchy;
    this.ids = ids;
    this.handOvers = handOvers;
    this.refusals = refusals;
    Set<String> paths = new LinkedHashSet<>();
    for (TypeRule rule : rules) {
      for (ClassPattern family : rule.families()) {
        paths.add(pathOf(family));
      }
    }
    for (String path : paths) {
      families.add(new BytePart(path));
    }
  }

  @Override
  public ClassVisitor visitor(ClassToWeave type, ClassVisitor next) {
    if (SkippedClasses.isJdk(type.loader()) || !mentionsFamily(type)) {
      return null;
    }
    hierarchy.learn(type.look(), type.loader());
    Context context = context(type.loader());
    HandOverContainers containers =
        handOvers
            ? new HandOverContainers(type, rules, context.types, context.holders, files)
            : null;
    UnmadeWeaving unmade = new UnmadeWeaving(type, rules, context.types);
    Set<String> methods =
        new HookSearch(type, context.calls, context.types, context.lessons, containers, unmade)
            .methods();
    if (methods.isEmpty()) {
      return null;
    }
    HandOverClass around =
        handOvers ? new HandOverClass(type, context.types, context.calls, containers, ids) : null;
    return new CallSiteVisitor(
        type, next, new CallSiteWeaving(context.calls), around, unmade, methods, ids, refusals);
  }

  private Context context(ClassLoader loader) {
    synchronized (contexts) {
      Context context = contexts.get(loader);
      if (context == null) {
        context = newContext(loader);
        contexts.put(loader, context);
      }
      return context;
    }
  }

  private Context newContext(ClassLoader loader) {
    LoaderFiles seen = new LoaderFiles(files, hierarchy, loader);
    HandOverTypes types = new HandOverTypes(rules, seen, carriers);
    CallSiteRules calls =
        new CallSiteRules(
            rules, types, new CallSiteFactories(rules, seen), new CallSiteHelpers(seen));
    return new Context(
        types, calls, new HandOverHolders(types, seen), new HandOverLessons(types, carriers, seen));
  }

  private boolean mentionsFamily(ClassToWeave type) {
    for (BytePart family : families) {
      if (type.look().mentions(family)) {
        return true;
      }
    }
    return carriers.isMentionedBy(type.look());
  }

  /**
   * The part that names of a family have in common in class files: {@code io/netty} for {@code
   * **.io.netty.**}.
   */
  private static String pathOf(ClassPattern family) {
    String text = family.text();
    String start = text.startsWith("**.") ? text.substring(3) : text;
    int star = start.indexOf('*');
    String fixed = star < 0 ? start : start.substring(0, star);
    return fixed.replace('.', '/');
  }

  /** What is known about the types that one loader sees. */
  private record Context(
      HandOverTypes types, CallSiteRules calls, HandOverHolders holders, HandOverLessons lessons) {}
}

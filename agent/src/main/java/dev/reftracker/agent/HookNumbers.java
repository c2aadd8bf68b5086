package dev.reftracker.agent;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.runtime.Tracker;
import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.WovenMethod;
import dev.reftracker.weaving.HookIds;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Numbers methods and sites with the tracker's own numbers. Thread-safe. */
final class HookNumbers implements HookIds {

  private final Tracker tracker;
  // By identity: comparing rules by their content costs more than the rest of the start.
  private final IdentityHashMap<TypeRule, Integer> typeIds = new IdentityHashMap<>();
  private final Map<String, Integer> methods = new HashMap<>();

  /**
   * @param types in the order of the tracker's settings
   */
  HookNumbers(Tracker tracker, List<TypeRule> types) {
    this.tracker = tracker;
    for (TypeRule type : types) {
      typeIds.put(type, typeIds.size() + 1);
    }
  }

  @Override
  public int methodId(MatchedMethod method) {
    String signature = method.methodName() + method.descriptor();
    int typeId = typeIds.get(method.type());
    MethodRule rule = method.rule();
    String key = typeId + " " + rule.role() + " " + method.className() + " " + signature;
    synchronized (methods) {
      Integer known = methods.get(key);
      if (known == null) {
        known =
            tracker.register(
                new WovenMethod(
                    typeId,
                    method.type().name(),
                    method.className(),
                    signature,
                    Coverage.role(rule.role()),
                    // The runtime knows these as the numbers of the same constants.
                    rule.success().ordinal(),
                    rule.ends().ordinal(),
                    rule.idempotent(),
                    rule.onThrow().ordinal(),
                    rule.limitMillis(),
                    rule.handle().kind() == ValueSource.Kind.RETURN,
                    rule.of() == null ? typeId : of(method.type(), rule.of())));
        methods.put(key, known);
      }
      return known;
    }
  }

  /** The number of the type that a rule is about; its own where the other was left out. */
  private int of(TypeRule type, String name) {
    for (Map.Entry<TypeRule, Integer> other : typeIds.entrySet()) {
      if (other.getKey().name().equals(name) && other.getKey().preset().equals(type.preset())) {
        return other.getValue();
      }
    }
    return typeIds.get(type);
  }

  @Override
  public void facts(
      String className,
      String method,
      boolean onlyLooks,
      boolean onlyPasses,
      boolean letsGo,
      boolean answers,
      boolean leavesAlone) {
    tracker.learn(
        className, method, new MethodFacts(onlyLooks, onlyPasses, letsGo, answers, leavesAlone));
  }

  @Override
  public int siteId(
      String className, String method, String descriptor, String file, int line, SiteKind kind) {
    return tracker.registerSite(
        new StackTraceElement(className, method, file, line),
        dev.reftracker.runtime.SiteKind.valueOf(kind.name()),
        descriptor);
  }
}

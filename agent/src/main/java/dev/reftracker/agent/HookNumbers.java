package dev.reftracker.agent;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.runtime.Tracker;
import dev.reftracker.runtime.WovenMethod;
import dev.reftracker.weaving.HookIds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers methods and sites with the tracker's own numbers. Thread-safe. */
final class HookNumbers implements HookIds {

  private final Tracker tracker;
  private final List<TypeRule> types;
  private final Map<String, Integer> methods = new ConcurrentHashMap<>();

  /**
   * @param types in the order of the tracker's settings
   */
  HookNumbers(Tracker tracker, List<TypeRule> types) {
    this.tracker = tracker;
    this.types = types;
  }

  @Override
  public int methodId(MatchedMethod method) {
    String signature = method.methodName() + method.descriptor();
    int typeId = types.indexOf(method.type()) + 1;
    MethodRule rule = method.rule();
    return methods.computeIfAbsent(
        typeId + " " + rule.role() + " " + method.className() + " " + signature,
        any ->
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
                    rule.limitMillis())));
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

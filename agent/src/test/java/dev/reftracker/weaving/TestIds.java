package dev.reftracker.weaving;

import dev.reftracker.matching.MatchedMethod;
import java.util.ArrayList;
import java.util.List;

/** Counts from one, and remembers what the numbers stand for. */
final class TestIds implements HookIds {

  /** What each method id stands for, from id 1: class, method, descriptor and role. */
  final List<String> methods = new ArrayList<>();

  /** What each site id stands for, from id 1: class, method, line and kind. */
  final List<String> sites = new ArrayList<>();

  @Override
  public synchronized int methodId(MatchedMethod method) {
    return number(
        methods,
        method.className()
            + "."
            + method.methodName()
            + method.descriptor()
            + " "
            + method.rule().role());
  }

  @Override
  public synchronized int siteId(
      String className, String method, String descriptor, String file, int line, SiteKind kind) {
    return number(sites, className + "." + method + descriptor + ":" + line + " " + kind);
  }

  @Override
  public void facts(
      String className,
      String method,
      boolean onlyLooks,
      boolean onlyPasses,
      boolean letsGo,
      boolean answers,
      boolean leavesAlone) {}

  private static int number(List<String> known, String name) {
    if (!known.contains(name)) {
      known.add(name);
    }
    return known.indexOf(name) + 1;
  }
}

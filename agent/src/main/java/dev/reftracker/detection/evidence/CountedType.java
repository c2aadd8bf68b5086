package dev.reftracker.detection.evidence;

import dev.reftracker.bodies.Counted;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One tracked type as looks at bodies see it: its classes, its carriers, its counting methods. */
public final class CountedType implements Counted {

  private final CleanFrames clean;
  private final Evidence evidence;
  private final Set<String> releases = new HashSet<>();
  private final Set<String> acquires = new HashSet<>();
  private final Map<String, Boolean> targets = new HashMap<>();
  private final Map<String, Boolean> keepers = new HashMap<>();
  private final Map<String, Boolean> carriers = new HashMap<>();

  CountedType(int typeId, CleanFrames clean, Evidence evidence) {
    this.clean = clean;
    this.evidence = evidence;
    for (WovenMethod method : evidence.stacks().names().methods()) {
      String called = method.method().substring(0, method.method().indexOf(')') + 1);
      if (method.typeId() == typeId && method.role().equals("release")) {
        releases.add(called);
      } else if (method.typeId() == typeId && method.role().equals("acquire")) {
        acquires.add(called);
      }
    }
  }

  @Override
  public boolean isTarget(String className) {
    return targets.computeIfAbsent(
        className, name -> !name.startsWith("java.") && clean.isTargetsOwn(name));
  }

  @Override
  public boolean carries(String className) {
    return carriers.computeIfAbsent(className, this::isCarrier);
  }

  private boolean isCarrier(String className) {
    if (evidence.carriers().contains(className)) {
      return true;
    }
    boolean mayBe = !className.startsWith("java.") && !className.startsWith("[");
    return mayBe
        && evidence.carriers().stream()
            .anyMatch(carrier -> evidence.subtype().test(carrier, className));
  }

  @Override
  public boolean keeps(String className) {
    return keepers.computeIfAbsent(
        className,
        name ->
            evidence.bodies().fieldClasses(name).stream()
                .anyMatch(field -> isTarget(field) || carries(field)));
  }

  @Override
  public boolean releases(String method, String arguments) {
    return releases.contains(method + arguments);
  }

  @Override
  public boolean tellsCount(String method) {
    return clean.hints().countNames().contains(method);
  }

  @Override
  public boolean acquires(String method, String arguments) {
    return acquires.contains(method + arguments);
  }
}

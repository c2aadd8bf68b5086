package dev.reftracker.detection.evidence;

import dev.reftracker.report.Frame;
import dev.reftracker.runtime.snapshot.Container;
import dev.reftracker.runtime.snapshot.Event;
import dev.reftracker.runtime.snapshot.Lifecycle;
import dev.reftracker.runtime.snapshot.LifecycleGroup;
import java.util.HashMap;
import java.util.Map;

/**
 * What is called on containers: a container that gave up a component without releasing it had a
 * method called on it that containers of healthy components seldom or never see.
 */
public final class ContainerUses {

  private final Stacks stacks;
  private final Map<String, Long> containersByUse = new HashMap<>();
  private long containers;

  ContainerUses(Stacks stacks) {
    this.stacks = stacks;
  }

  void learn(LifecycleGroup group) {
    for (Lifecycle example : group.examples()) {
      Container container = newest(example);
      if (container != null) {
        containers++;
        for (String use : stacks.methods(container.uses()).keySet()) {
          containersByUse.merge(use, 1L, Long::sum);
        }
      }
    }
  }

  /** The container that was given the target last, or null. */
  public static Container newest(Lifecycle lifecycle) {
    Container newest = null;
    for (Event event : lifecycle.events()) {
      if (event.container() != null) {
        newest = event.container();
      }
    }
    return newest;
  }

  /**
   * The method called on the container that containers of healthy components see least; null when
   * none stands out.
   */
  public Frame unusual(Container container) {
    Frame best = null;
    double bestShare = 1;
    for (Map.Entry<String, Frame> use : stacks.methods(container.uses()).entrySet()) {
      double share =
          containers == 0
              ? 1
              : (double) containersByUse.getOrDefault(use.getKey(), 0L) / containers;
      boolean first = best != null && share == bestShare && Most.isFirst(use.getValue(), best);
      if (share < bestShare || first) {
        best = use.getValue();
        bestShare = share;
      }
    }
    return best;
  }

  /** Share of the containers of healthy components on which the method was called, from 0 to 1. */
  public double share(Frame method) {
    return containers == 0
        ? 0
        : (double) containersByUse.getOrDefault(Stacks.methodKey(method), 0L) / containers;
  }
}

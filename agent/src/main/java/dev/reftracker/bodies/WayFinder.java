package dev.reftracker.bodies;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds the paths of a method that forget a value, where its code tells them for certain. */
final class WayFinder {

  private final Flow flow;
  private final HeldSteps steps;
  private final ValueAt value;
  private final Counted counted;

  WayFinder(Flow flow, HeldSteps steps, ValueAt value, Counted counted) {
    this.flow = flow;
    this.steps = steps;
    this.value = value;
    this.counted = counted;
  }

  /** What its paths do; null where that is not certain. */
  WaysOut find() {
    List<WaysOut> found = new ArrayList<>();
    List<Origin> origins = asked();
    boolean fields = value.kind() == ValueUse.Kind.FIELD;
    if (!fields && (origins.size() != 1 || mayRefuse())) {
      return null;
    }
    for (Origin origin : origins) {
      ValueGraph graph = new ValueGraph(flow, steps, origin.bit());
      boolean sure = flow.isSure(origin) && !new Aliases(flow, steps, graph).mayHide(counted);
      WaysOut ways = sure ? new ValueWays(flow, steps, graph, value, counted).find() : null;
      if (ways != null) {
        found.add(ways);
      }
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Whoever says yes or no to what it is given may leave it to the caller. */
  private boolean mayRefuse() {
    return value.kind() == ValueUse.Kind.PARAMETER
        && Type.getReturnType(flow.method().desc).getSort() == Type.BOOLEAN;
  }

  /** A parameter that is of the JDK is not meant where another is a target or carries one. */
  private List<Origin> asked() {
    List<Origin> origins = flow.origins().all().stream().filter(this::isAsked).toList();
    List<Origin> plain = origins.stream().filter(flow::holdsByType).toList();
    return plain.isEmpty() ? origins : plain;
  }

  private boolean isAsked(Origin origin) {
    boolean isInstance = (flow.method().access & Opcodes.ACC_STATIC) == 0;
    boolean self = isInstance && origin.parameter() == 0;
    boolean made = value.kind() == ValueUse.Kind.MADE;
    return origin.kind() == value.kind()
        && !self
        && (!made || value.lines().contains(origin.line()));
  }
}

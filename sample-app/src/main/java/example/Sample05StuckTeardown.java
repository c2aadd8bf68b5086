package example;

import java.util.ArrayList;
import java.util.List;

/**
 * The story that RefTracker exists for: a teardown waits until nobody else uses a node, and one
 * reference never comes back. In a kernel that is a soft lockup; here the program gives up after a
 * few seconds, or after so many as its argument says.
 *
 * <p>The report arrives while the program hangs: by the rule that names {@code awaitSole} as a
 * waiting method, and on request with {@code kill -USR1 PID}.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample05StuckTeardown
 * }</pre>
 */
public final class Sample05StuckTeardown {
  private static final int DEFAULT_PATIENCE_SECONDS = 6;

  private Sample05StuckTeardown() {}

  /** Flushes ten nodes, then waits for each of them. */
  public static void main(String[] args) {
    int patienceSeconds = args.length == 0 ? DEFAULT_PATIENCE_SECONDS : Integer.parseInt(args[0]);
    List<Resource> nodes = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      nodes.add(new Resource("node " + number));
    }
    for (Resource node : nodes) {
      flush(node);
    }
    for (Resource node : nodes) {
      tearDown(node, patienceSeconds);
    }
  }

  private static void flush(Resource node) {
    node.retain(); // LEAK 1
    if (node.name().equals("node 7")) {
      return; // nothing to write, and the reference is forgotten
    }
    node.release();
  }

  private static void tearDown(Resource node, int patienceSeconds) {
    if (!node.awaitSole(patienceSeconds * 1000L)) {
      System.out.println("gave up on " + node.name());
    }
    node.release();
  }
}

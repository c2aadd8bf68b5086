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
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 22978
 * tearing down
 * [reftracker] stuck for 2.2 s, waiting for example.Resource at example.Sample05StuckTeardown.tearDown(Sample05StuckTeardown.java:108); 2 references are live, taken at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:88) and at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:100); whole in the report
 * gave up on node 7
 * 1 reference leaked, in 1 group (20 acquired, 19 released; 0 untracked, 0 suppressed failures)
 * also found: 1 stuck wait
 * pid 22978, example.Sample05StuckTeardown, report on exit after 6.1 s of tracking, at 2026-11-23T13:04:10.522Z
 *
 * 1) 1 of 1 leaked reference, 1 object of example.Resource (resource): collected, never given back
 *    look here first: at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:104)
 *        because healthy objects are released here, these were not, score 0.95
 *        it leaves without a release by the return at Sample05StuckTeardown.java:102 (other paths release at Sample05StuckTeardown.java:104)
 *    missing release: 9 others like it were released at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:104)
 *    since: oldest 6.0 s ago
 *    taken, thread main:
 *        at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:100)
 *        at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:91)
 *    pairing: inferred, rule oldest (the oldest reference is answered first); held for 0.0 % of the pairs of this run
 *    fingerprint 664b40a08393
 *    the way of object 7, 5 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:88)
 *        +0 ms  handover   count 1 (argument)
 *            at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:100)  (stack as above)
 *        +0 ms  acquire    +1, count 2
 *            at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:100)  (stack as above)
 *        +10 ms  handover   count 2 (argument)
 *            at example.Sample05StuckTeardown.tearDown(Sample05StuckTeardown.java:108)
 *            at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:95)
 *        +6.0 s  release    -1, count 1
 *            at example.Sample05StuckTeardown.tearDown(Sample05StuckTeardown.java:111)
 *            at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:95)
 *
 * Stuck: waiting for a count that does not fall
 * 1) example.Resource, for 2.1 s
 *    since here, thread main:
 *        at example.Resource.awaitSole(Resource.java)
 *        at example.Sample05StuckTeardown.tearDown(Sample05StuckTeardown.java:108)
 *        at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:95)
 *    left: 1 reference, 1 object of example.Resource, oldest 6.0 s, taken:
 *        at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:88)
 *    left: 1 reference, 1 object of example.Resource, oldest 6.0 s, taken:
 *        at example.Sample05StuckTeardown.flush(Sample05StuckTeardown.java:100)
 *        at example.Sample05StuckTeardown.main(Sample05StuckTeardown.java:91)
 *
 * What was watched
 *   5 methods woven, called 58 times:
 *     19 release  example.Resource.release()Z (resource)
 *     10 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *     10 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *     10 wait  example.Resource.awaitSole(J)Z (resource)
 *      9 end  example.Resource.free()V (resource)
 *   every rule matched
 *   20 acquires and 19 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 29 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: open the frame after "look here first" of group 1. For longer stacks: depth=64. How to read this: docs/first-report.md
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
    System.out.println("tearing down");
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

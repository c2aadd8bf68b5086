package example;

import java.io.IOException;

/**
 * A retain whose release is skipped by an exception: {@code send} takes a reference of its own for
 * the time it works, and gives it back only if all goes well.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample02ErrorPath
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 23636
 * lost 4 messages
 * 4 references leaked, in 1 group (200 acquired, 196 released; 0 untracked, 0 suppressed failures)
 * pid 23636, example.Sample02ErrorPath, report on exit after 142 ms of tracking, at 2026-11-23T13:04:29.024Z
 *
 * 1) 4 of 4 leaked references, 4 objects of example.Resource (resource): collected, never given back
 *    look here first: at example.Sample02ErrorPath.send(Sample02ErrorPath.java:92)
 *        because an exception came through here while it had the object, score 0.91
 *        it leaves without a release by the exception of write(...) at Sample02ErrorPath.java:92 (other paths release at Sample02ErrorPath.java:93)
 *    or else: at example.Sample02ErrorPath.write(Sample02ErrorPath.java:97), score 0.06
 *    missing release: 96 others like it were released at example.Sample02ErrorPath.send(Sample02ErrorPath.java:93)
 *    since: oldest 97 ms ago, newest 97 ms ago
 *    ages: under 100 ms 4 ########
 *    taken, thread main:
 *        at example.Sample02ErrorPath.send(Sample02ErrorPath.java:91)
 *        at example.Sample02ErrorPath.main(Sample02ErrorPath.java:80)
 *    last holder, lost it by an exception java.io.IOException, thread main:
 *        at example.Sample02ErrorPath.write(Sample02ErrorPath.java:100)
 *        at example.Sample02ErrorPath.send(Sample02ErrorPath.java:92)   <-- look here first
 *        at example.Sample02ErrorPath.main(Sample02ErrorPath.java:80)
 *    pairing: inferred, rule activation (taken and released in one method call); held for 100 % of the pairs of this run
 *    fingerprint e5b632762fda
 *    the way of object 25, 8 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample02ErrorPath.main(Sample02ErrorPath.java:78)
 *        +0 ms  handover   count 1 (argument)
 *            at example.Sample02ErrorPath.send(Sample02ErrorPath.java:91)  (stack as above)
 *        +0 ms  acquire    +1, count 2
 *            at example.Sample02ErrorPath.send(Sample02ErrorPath.java:91)  (stack as above)
 *        +0 ms  handover   count 2 (argument)
 *            at example.Sample02ErrorPath.write(Sample02ErrorPath.java:97)
 *            at example.Sample02ErrorPath.send(Sample02ErrorPath.java:92)   <-- look here first
 *            at example.Sample02ErrorPath.main(Sample02ErrorPath.java:80)
 *        +0 ms  exception  count 2
 *            at example.Sample02ErrorPath.write(Sample02ErrorPath.java:100)  (stack as above)
 *        +0 ms  exception  count 2
 *            at example.Sample02ErrorPath.send(Sample02ErrorPath.java:94)
 *            at example.Sample02ErrorPath.main(Sample02ErrorPath.java:80)
 *        +0 ms  exception  count 2
 *            at example.Sample02ErrorPath.send(Sample02ErrorPath.java:94)  (stack as above)
 *        +0 ms  release    -1, count 1
 *            at example.Sample02ErrorPath.main(Sample02ErrorPath.java:84)
 *
 * What was watched
 *   5 methods woven, called 492 times:
 *     196 release  example.Resource.release()Z (resource)
 *     100 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *     100 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *      96 end  example.Resource.free()V (resource)
 *       0 wait  example.Resource.awaitSole(J)Z (resource)
 *   every rule matched
 *   200 acquires and 196 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 296 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: open the frame after "look here first" of group 1. For longer stacks: depth=64. How to read this: docs/first-report.md
 * }</pre>
 */
public final class Sample02ErrorPath {
  private Sample02ErrorPath() {}

  /** Sends a hundred messages over a connection that breaks now and then. */
  public static void main(String[] args) {
    int lost = 0;
    for (int number = 1; number <= 100; number++) {
      Resource message = new Resource("message " + number);
      try {
        send(message, number);
      } catch (IOException e) {
        lost++;
      } finally {
        message.release();
      }
    }
    System.out.println("lost " + lost + " messages");
  }

  private static void send(Resource message, int number) throws IOException {
    message.retain(); // LEAK 4
    write(message, number);
    message.release(); // belongs into a finally block
  }

  private static void write(Resource message, int number) throws IOException {
    if (number % 25 == 0) {
      throw new IOException("connection lost at " + message.name());
    }
  }
}

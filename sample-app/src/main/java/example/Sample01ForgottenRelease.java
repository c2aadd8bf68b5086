package example;

/**
 * A forgotten release: one branch returns early and takes the reference with it.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample01ForgottenRelease
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 22647
 * served 671 bytes
 * 3 references leaked, in 1 group (100 acquired, 97 released; 0 untracked, 0 suppressed failures)
 * pid 22647, example.Sample01ForgottenRelease, report on exit after 154 ms of tracking, at 2026-11-23T13:03:58.100Z
 *
 * 1) 3 of 3 leaked references, 3 objects of example.Resource (resource): collected, never given back
 *    look here first: at example.Sample01ForgottenRelease.serve(Sample01ForgottenRelease.java:59)
 *        because it had the object last and did not release it, score 0.96
 *        it leaves without a release by the return at Sample01ForgottenRelease.java:61 (other paths release at Sample01ForgottenRelease.java:64)
 *    missing release: 97 others like it were released at example.Sample01ForgottenRelease.serve(Sample01ForgottenRelease.java:64)
 *    since: oldest 106 ms ago, newest 106 ms ago
 *    ages: under 100 ms 3 ########
 *    taken, thread main:
 *        at example.Sample01ForgottenRelease.serve(Sample01ForgottenRelease.java:59)   <-- look here first
 *        at example.Sample01ForgottenRelease.main(Sample01ForgottenRelease.java:53)
 *    pairing: inferred, rule single (the object had one reference only)
 *    fingerprint a83a18ad6a99
 *    the way of object 90, 1 event:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample01ForgottenRelease.serve(Sample01ForgottenRelease.java:59)   <-- look here first  (stack as above)
 *
 * What was watched
 *   5 methods woven, called 294 times:
 *     100 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *      97 release  example.Resource.release()Z (resource)
 *      97 end  example.Resource.free()V (resource)
 *       0 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *       0 wait  example.Resource.awaitSole(J)Z (resource)
 *   every rule matched
 *   100 acquires and 97 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 97 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: open the frame after "look here first" of group 1. For longer stacks: depth=64. How to read this: docs/first-report.md
 * }</pre>
 */
public final class Sample01ForgottenRelease {
  private Sample01ForgottenRelease() {}

  /** Serves a hundred requests. */
  public static void main(String[] args) {
    int bytes = 0;
    for (int request = 1; request <= 100; request++) {
      bytes += serve(request);
    }
    System.out.println("served " + bytes + " bytes");
  }

  private static int serve(int request) {
    Resource page = new Resource("page " + request); // LEAK 3
    if (request % 30 == 0) {
      return 0; // not modified: nothing to send, and nobody releases the page
    }
    int bytes = page.name().length();
    page.release();
    return bytes;
  }
}

package example;

/**
 * A release too many: the handler gives the message back, and so does its caller. The library
 * throws at the second one; the report shows the first, which is where the mistake may be.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample07DoubleRelease
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 2542
 * caught: message 8 has ended
 * [reftracker] over-release of example.Resource noticed at example.Sample07DoubleRelease.main(Sample07DoubleRelease.java:56); whole in the report
 * no reference leaked (10 acquired, 10 released; 0 untracked, 0 suppressed failures)
 * also found: 1 over-release
 * pid 2542, example.Sample07DoubleRelease, report on exit after 49 ms of tracking, at 2026-11-22T21:51:38.417Z
 *
 * Over-releases: given back without a live reference
 * 1) 1 object of example.Resource (resource)
 *    look here first: at example.Sample07DoubleRelease.handle(Sample07DoubleRelease.java:65)
 *        because no object whose count came out right is released here, score 0.75
 *    released once too often, thread main:
 *        at example.Sample07DoubleRelease.main(Sample07DoubleRelease.java:56)
 *    released before, thread main:
 *        at example.Sample07DoubleRelease.handle(Sample07DoubleRelease.java:65)   <-- look here first
 *        at example.Sample07DoubleRelease.main(Sample07DoubleRelease.java:55)
 *    begun, thread main:
 *        at example.Sample07DoubleRelease.main(Sample07DoubleRelease.java:53)
 *    evidence: the object had ended before
 *    fingerprint d5ce0c825699
 *
 * What was watched
 *   5 methods woven, called 30 times:
 *     10 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *     10 release  example.Resource.release()Z (resource)
 *     10 end  example.Resource.free()V (resource)
 *      0 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *      0 wait  example.Resource.awaitSole(J)Z (resource)
 *   every rule matched
 *   10 acquires and 10 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 10 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: skipped, since nothing was live
 *
 * Next: open the first frame of finding 1. How to read this: docs/first-report.md
 * }</pre>
 */
public final class Sample07DoubleRelease {
  private Sample07DoubleRelease() {}

  /** Handles ten messages. */
  public static void main(String[] args) {
    for (int number = 1; number <= 10; number++) {
      Resource message = new Resource("message " + number);
      try {
        handle(message, number);
        message.release();
      } catch (IllegalStateException e) {
        System.out.println("caught: " + e.getMessage());
      }
    }
  }

  private static void handle(Resource message, int number) {
    if (number == 8) {
      message.release(); // not ours: main releases what it made
    }
  }
}

package example;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A long reference: one thread takes it, another is to drop it. The object travels through a queue,
 * so that no stack shows both ends. The worker drops what it has done, but not what it refuses.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample03TwoThreads
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 22874
 * refused 5 jobs
 * 5 references leaked, in 1 group (100 acquired, 95 released; 0 untracked, 0 suppressed failures)
 * pid 22874, example.Sample03TwoThreads, report on exit after 149 ms of tracking, at 2026-11-23T13:04:01.425Z
 *
 * 1) 5 of 5 leaked references, 5 objects of example.Resource (resource): collected, never given back
 *    look here first: at example.Sample03TwoThreads$Worker.process(Sample03TwoThreads.java:102)
 *        because it had the object last and did not release it, score 0.94
 *        it leaves without a release by the return at Sample03TwoThreads.java:104 (other paths release at Sample03TwoThreads.java:106)
 *    missing release: 45 others like it were released at example.Sample03TwoThreads$Worker.process(Sample03TwoThreads.java:106)
 *    since: oldest 121 ms ago, newest 99 ms ago
 *    ages: under 100 ms 5 ########
 *    taken by an object of example.Sample03TwoThreads$Worker, thread main:
 *        at example.Sample03TwoThreads$Worker.submit(Sample03TwoThreads.java:87)
 *        at example.Sample03TwoThreads.main(Sample03TwoThreads.java:72)
 *    last holder, got it as an argument, thread worker:
 *        at example.Sample03TwoThreads$Worker.process(Sample03TwoThreads.java:102)   <-- look here first
 *        at example.Sample03TwoThreads$Worker.run(Sample03TwoThreads.java:94)
 *        at java.lang.Thread.run(Thread.java:840)
 *    pairing: inferred, rule activation (taken and released in one method call); held for 50.0 % of the pairs of this run
 *    fingerprint 2500a6e86bbb
 *    the way of object 47, 5 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample03TwoThreads.main(Sample03TwoThreads.java:71)
 *        +0 ms  handover   count 1 (argument) by example.Sample03TwoThreads$Worker
 *            at example.Sample03TwoThreads$Worker.submit(Sample03TwoThreads.java:87)  (stack as above)
 *        +0 ms  acquire    +1, count 2 by example.Sample03TwoThreads$Worker
 *            at example.Sample03TwoThreads$Worker.submit(Sample03TwoThreads.java:87)  (stack as above)
 *        +0 ms  release    -1, count 1
 *            at example.Sample03TwoThreads.main(Sample03TwoThreads.java:73)
 *        +0 ms  handover   count 1 (argument) by example.Sample03TwoThreads$Worker, now in thread worker
 *            at example.Sample03TwoThreads$Worker.process(Sample03TwoThreads.java:102)   <-- look here first  (stack as above)
 *
 * What was watched
 *   5 methods woven, called 240 times:
 *     95 release  example.Resource.release()Z (resource)
 *     50 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *     50 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *     45 end  example.Resource.free()V (resource)
 *      0 wait  example.Resource.awaitSole(J)Z (resource)
 *   every rule matched
 *   100 acquires and 95 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 100 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: open the frame after "look here first" of group 1. For longer stacks: depth=64. How to read this: docs/first-report.md
 * }</pre>
 */
public final class Sample03TwoThreads {
  private static final int JOBS = 50;

  private Sample03TwoThreads() {}

  /** Hands fifty jobs to a worker thread. */
  public static void main(String[] args) throws InterruptedException {
    Worker worker = new Worker();
    for (int number = 1; number <= JOBS; number++) {
      Resource job = new Resource("job " + number);
      worker.submit(job);
      job.release();
    }
    Thread thread = new Thread(worker, "worker"); // started late, so that each run is the same
    thread.start();
    thread.join();
    System.out.println("refused " + worker.refused + " jobs");
  }

  /** Works on another thread and owns the references in its queue. */
  private static final class Worker implements Runnable {
    private final BlockingQueue<Resource> jobs = new LinkedBlockingQueue<>();
    private int refused;

    void submit(Resource job) {
      jobs.add(job.retain()); // LEAK 5
    }

    @Override
    public void run() {
      try {
        for (int taken = 0; taken < JOBS; taken++) {
          process(jobs.take());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void process(Resource job) {
      if (job.name().endsWith("7")) {
        refused++;
        return; // refused, but still ours to release
      }
      job.release();
    }
  }
}

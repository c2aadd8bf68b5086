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

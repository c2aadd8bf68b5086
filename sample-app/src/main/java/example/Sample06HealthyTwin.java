package example;

import java.io.IOException;

/**
 * The healthy twin of the programs before: early return, exception, another thread and a warm
 * cache, and every reference comes back or is still in use. A clean report says what it watched, so
 * that silence cannot be mistaken for blindness.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample06HealthyTwin
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 3024
 * served 1047 bytes
 * clean: no reference leaked (201 acquired, 200 released; 0 untracked, 0 suppressed failures)
 * 0 suspect references (odd, evidence weak), 1 held (live, nothing wrong with them)
 * pid 3024, example.Sample06HealthyTwin, report on exit after 181 ms of tracking, at 2026-11-22T21:52:03.924Z
 *
 * 1) 1 of 1 held reference, 1 object of example.Resource (resource): live, nothing wrong with it; taken at example.Sample06HealthyTwin.<clinit>(Sample06HealthyTwin.java:39), oldest 152 ms
 *
 * What was watched
 *   5 methods woven, called 501 times:
 *     200 release  example.Resource.release()Z (resource)
 *     101 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *     100 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *     100 end  example.Resource.free()V (resource)
 *       0 wait  example.Resource.awaitSole(J)Z (resource)
 *   every rule matched
 *   201 acquires and 200 releases seen, 1 object live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 102 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: nothing to do. What clean means: docs/report-format.md
 * }</pre>
 */
public final class Sample06HealthyTwin {
  /** In use until the program ends: held, not leaked. */
  private static final Resource LOGO = new Resource("logo");

  private Sample06HealthyTwin() {}

  /** Serves a hundred requests, some with an error, and closes each on another thread. */
  public static void main(String[] args) throws InterruptedException {
    int bytes = 0;
    for (int request = 1; request <= 100; request++) {
      bytes += serve(request);
    }
    System.out.println("served " + bytes + " bytes");
  }

  private static int serve(int request) throws InterruptedException {
    Resource page = new Resource("page " + request);
    try {
      page.retain();
      Thread closer = new Thread(page::release, "closer");
      closer.start();
      int bytes = send(page, request);
      closer.join();
      return bytes;
    } catch (IOException e) {
      return 0;
    } finally {
      page.release();
    }
  }

  private static int send(Resource page, int request) throws IOException {
    if (request % 25 == 0) {
      throw new IOException("connection lost at " + page.name());
    }
    return page.name().length() + LOGO.name().length();
  }
}

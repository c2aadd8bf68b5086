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

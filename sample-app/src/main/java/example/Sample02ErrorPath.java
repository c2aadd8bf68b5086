package example;

import java.io.IOException;

/**
 * A retain whose release is skipped by an exception: {@code send} takes a reference of its own for
 * the time it works, and gives it back only if all goes well.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample02ErrorPath
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

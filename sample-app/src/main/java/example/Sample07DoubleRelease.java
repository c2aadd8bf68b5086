package example;

/**
 * A release too many: the handler gives the message back, and so does its caller. The library
 * throws at the second one; the report shows the first, which is where the mistake may be.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample07DoubleRelease
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

package example;

/**
 * A forgotten release: one branch returns early and takes the reference with it.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample01ForgottenRelease
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

package example.bench;

/** How programs tell their results: one {@code name=value} a line on standard output. */
final class Out {

  private Out() {}

  static void say(String name, long value) {
    System.out.println(name + "=" + value);
  }
}

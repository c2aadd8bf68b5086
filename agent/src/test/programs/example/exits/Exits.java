package example.exits;

import example.counted.Counted;

/** Forgets one object and holds another, then ends in the way that its argument names. */
public class Exits {

  private static Counted held;

  public static void main(String[] args) throws Exception {
    forget();
    held = new Counted();
    System.out.println("ready");
    switch (args[0]) {
      case "return" -> held.release();
      case "exit" -> exit(Integer.parseInt(args[1]));
      case "uncaught" -> fail();
      case "halt" -> halt(Integer.parseInt(args[1]));
      case "wait" -> {
        System.in.read();
        held.release();
      }
      case "hook" -> Runtime.getRuntime().addShutdownHook(new Thread(Exits::releaseSlowly));
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("end of main");
  }

  private static void forget() {
    for (int i = 0; i < 20; i++) {
      Counted counted = new Counted(); // LEAK
      counted.retain();
      counted.release();
      if (i != 10) {
        counted.release();
      }
    }
  }

  private static void exit(int status) {
    held.release();
    System.exit(status);
  }

  private static void halt(int status) {
    held.release();
    Runtime.getRuntime().halt(status);
  }

  private static void fail() {
    held.release();
    throw new IllegalStateException("nobody catches this");
  }

  private static void releaseSlowly() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    held.release();
    held = null;
    System.out.println("hook has released");
  }
}

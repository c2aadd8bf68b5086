package example.exits;

import example.counted.Counted;

/** Forgets nothing; writes to both streams and ends with the status that its argument names. */
public class Clean {

  public static void main(String[] args) {
    for (int i = 0; i < 20; i++) {
      Counted counted = new Counted();
      counted.retain();
      counted.release();
      counted.release();
    }
    System.out.println("to standard output");
    System.err.println("to standard error");
    System.exit(Integer.parseInt(args[0]));
  }
}

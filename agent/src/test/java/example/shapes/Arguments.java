package example.shapes;

/**
 * Subjects, amounts and handles among arguments: wide ones before them, overwritten ones, long
 * amounts.
 */
public final class Arguments {

  private Arguments() {}

  public static Object acquire(
      long before, double gap, Object subject, short amount, Object owner) {
    Object taken = subject;
    subject = "overwritten";
    amount = 0;
    owner = null;
    return before > 0 && subject != owner ? taken : null;
  }

  public static int release(int[] before, String subject, long amount, byte[] owner) {
    if (before == null) {
      subject = null;
      owner = null;
      throw new IllegalArgumentException(subject);
    }
    amount = Math.min(amount, 5) - before.length;
    for (subject = subject + amount; amount > 0; amount--) {
      before[0]++;
    }
    return before[0];
  }

  public static String open(String name) {
    return name.isEmpty() ? null : name;
  }

  public static long drain(Object subject, long limit) {
    return Math.min(limit, 1L << 40);
  }

  /** Runs every path. */
  public static void run() {
    Object subject = new Object();
    acquire(1, 2.5, subject, (short) 3, "owner");
    acquire(-1, 2.5, subject, (short) 3, "owner");
    release(new int[] {0}, "target", 3, new byte[0]);
    release(new int[] {-5}, "target", 1L << 40, null);
    try {
      release(null, "target", -(1L << 40), null);
    } catch (IllegalArgumentException e) {
      open("a");
      open("");
    }
    drain(subject, 4);
    drain(subject, 1L << 50);
    drain(subject, -1L << 50);
  }
}

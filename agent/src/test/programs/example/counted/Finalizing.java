package example.counted;

/** Objects that nobody releases but their own finalizer: no leak. */
public class Finalizing {

  private static final int OBJECTS = 50;
  private static volatile int finalized;

  private static final class Careful extends Counted {
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      release();
      synchronized (Finalizing.class) {
        finalized++;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    for (int i = 0; i < OBJECTS; i++) {
      new Careful();
    }
    if (args.length == 0) {
      while (finalized < OBJECTS) {
        System.gc();
        Thread.sleep(10);
      }
    }
    System.out.println("done");
  }
}

package example.counted;

/** A constructor that throws behind a counting superclass: nobody ever has the object. */
public class HalfMade {

  private static class Page extends Counted {
    final int size;

    Page(int size) {
      if (size > 10) {
        throw new IllegalArgumentException("too large");
      }
      this.size = size;
    }
  }

  private static final class Book extends Page {
    private final Counted cover;

    Book(int size) {
      super(size);
      cover = new Counted();
      if (size % 2 != 0) {
        throw new IllegalStateException("an odd page");
      }
    }

    void close() {
      cover.release();
      release();
    }
  }

  public static void main(String[] args) {
    int made = 0;
    int failed = 0;
    for (int size = 1; size <= 20; size++) {
      try {
        new Book(size).close(); // LEAK 5, the covers
        made++;
      } catch (IllegalArgumentException | IllegalStateException e) {
        failed++;
      }
    }
    System.out.println("made=" + made + " failed=" + failed);
  }
}

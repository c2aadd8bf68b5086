package example.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The scenario of the kernel's ref_tracker self-test: a timer thread takes reference 0, the main
 * thread takes references 1 to 19, each through a method of its own, and one helper gives 2 to 19
 * back. With the argument "twice" the helper gives reference 2 back again. Then the directory is
 * dropped.
 */
public class SelfTest {

  /** The kernel's cookie: one for each reference. */
  static final class Ticket {}

  /** The counted object. */
  static final class Directory {

    Ticket acquire() {
      return new Ticket();
    }

    void release(Ticket ticket) {
      if (ticket == null) {
        throw new NullPointerException();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    use(new Directory(), args.length > 0);
    System.out.println("program goes on");
  }

  private static void use(Directory directory, boolean twice) throws InterruptedException {
    Thread timer = new Thread(new Tick(directory), "timer");
    timer.start();
    List<Ticket> tickets = new ArrayList<>();
    tickets.add(null);
    tickets.add(alloc1(directory));
    tickets.add(alloc2(directory));
    tickets.add(alloc3(directory));
    tickets.add(alloc4(directory));
    tickets.add(alloc5(directory));
    tickets.add(alloc6(directory));
    tickets.add(alloc7(directory));
    tickets.add(alloc8(directory));
    tickets.add(alloc9(directory));
    tickets.add(alloc10(directory));
    tickets.add(alloc11(directory));
    tickets.add(alloc12(directory));
    tickets.add(alloc13(directory));
    tickets.add(alloc14(directory));
    tickets.add(alloc15(directory));
    tickets.add(alloc16(directory));
    tickets.add(alloc17(directory));
    tickets.add(alloc18(directory));
    tickets.add(alloc19(directory));
    for (int i = 2; i <= 19; i++) {
      giveBack(directory, tickets.get(i));
    }
    if (twice) {
      giveBack(directory, tickets.get(2));
    }
    timer.join();
  }

  private static void giveBack(Directory directory, Ticket ticket) {
    directory.release(ticket);
  }

  private static final class Tick implements Runnable {
    private Directory directory;

    Tick(Directory directory) {
      this.directory = directory;
    }

    @Override
    public void run() {
      directory.acquire(); // LEAK
      directory = null; // a thread that has ended may keep its task for a while
    }
  }

  private static Ticket alloc1(Directory directory) {
    return directory.acquire(); // LEAK
  }

  private static Ticket alloc2(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc3(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc4(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc5(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc6(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc7(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc8(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc9(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc10(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc11(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc12(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc13(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc14(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc15(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc16(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc17(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc18(Directory directory) {
    return directory.acquire();
  }

  private static Ticket alloc19(Directory directory) {
    return directory.acquire();
  }
}

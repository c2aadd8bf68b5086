package example.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How busy others kept the machine while we measured: the noise that no repetition takes away. */
final class OtherWork {

  private static final Path SYSTEM = Path.of("/proc/stat");
  private static final Path SELF = Path.of("/proc/self/stat");
  private static final int USER_TICKS = 11;
  private static final int OWN_FIELDS = 4; // user and system, of us and of our children
  private static final double TICKS_A_SECOND = 100;

  private final long startedAt = System.nanoTime();
  private final long othersBefore = others();

  /** Processors that others used since this was made; -1 where the system does not tell. */
  double processors() {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    return Files.exists(SYSTEM)
        ? Math.max(0, (others() - othersBefore) / TICKS_A_SECOND / seconds)
        : -1;
  }

  private static long others() {
    if (!Files.exists(SYSTEM)) {
      return 0;
    }
    try {
      String[] all = Files.readAllLines(SYSTEM).get(0).trim().split(" +");
      long busy = ticks(all, 1, 3) + ticks(all, 6, all.length > 8 ? 3 : 2); // not idle, not waiting
      String self = Files.readString(SELF);
      String[] own = self.substring(self.lastIndexOf(')') + 2).trim().split(" ");
      return busy - ticks(own, USER_TICKS, OWN_FIELDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long ticks(String[] fields, int from, int count) {
    return Arrays.stream(fields, from, from + count).mapToLong(Long::parseLong).sum();
  }
}

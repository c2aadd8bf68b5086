package example.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How busy others kept the machine while we measured: the noise that no repetition takes away. Told
 * by the control group of the system, since ticks, as {@code /proc/stat} counts them, may lie.
 */
final class OtherWork {

  private static final Path USAGE_2 = Path.of("/sys/fs/cgroup/cpu.stat");
  private static final Path USAGE_1 = Path.of("/sys/fs/cgroup/cpuacct/cpuacct.usage");
  private static final Path SELF = Path.of("/proc/self/stat");
  private static final int USER_TICKS = 11;
  private static final int OWN_FIELDS = 4; // user and system, of us and of our children
  private static final double TICKS_A_SECOND = 100;

  private final long startedAt = System.nanoTime();
  private final double before = others();

  /** Says how many processors others used since this was made. */
  String text() {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    double processors = Math.max(0, (others() - before) / seconds);
    return Double.isNaN(before)
        ? "noise not known"
        : String.format(Locale.ROOT, "others used %.2f processors", processors);
  }

  /** Seconds; not a number where the system does not tell. */
  private static double others() {
    try {
      return all() - own();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double all() throws IOException {
    if (Files.exists(USAGE_2)) {
      return Long.parseLong(Files.readAllLines(USAGE_2).get(0).split(" ")[1]) / 1e6;
    }
    return Files.exists(USAGE_1)
        ? Long.parseLong(Files.readString(USAGE_1).trim()) / 1e9
        : Double.NaN;
  }

  private static double own() throws IOException {
    String self = Files.exists(SELF) ? Files.readString(SELF) : ")" + " 0".repeat(20);
    String[] fields = self.substring(self.lastIndexOf(')') + 2).trim().split(" ");
    return Arrays.stream(fields, USER_TICKS, USER_TICKS + OWN_FIELDS)
            .mapToLong(Long::parseLong)
            .sum()
        / TICKS_A_SECOND;
  }
}

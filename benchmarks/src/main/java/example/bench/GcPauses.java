package example.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many live targets, and many short-lived ones: how long are the young collections? */
public final class GcPauses {

  private static final int PAYLOAD = 256;
  private static final Pattern YOUNG =
      Pattern.compile("\\[([0-9.]+)s\\].*Pause Young.* ([0-9.]+)ms");

  /** What a real object would carry; also makes the untracked program collect. */
  private static volatile byte[] payload;

  private GcPauses() {}

  /**
   * First argument: live targets; second: short-lived ones; third: the JVM's log of collections.
   */
  public static void main(String[] args) throws IOException {
    Counted[] live = new Counted[Integer.parseInt(args[0])];
    for (int i = 0; i < live.length; i++) {
      live[i] = new Counted();
    }
    int shortLived = Integer.parseInt(args[1]);
    long since = ManagementFactory.getRuntimeMXBean().getUptime();
    long start = System.nanoTime();
    for (int i = 0; i < shortLived; i++) {
      payload = new byte[PAYLOAD];
      use(new Counted());
    }
    Out.say("payload", payload.length);
    Out.say("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    fullCollection();
    List<Long> pauses = pausesMicros(Path.of(args[2]), since / 1_000.0);
    Out.say("pauses", pauses.size());
    Out.say("medianMicros", pauses.isEmpty() ? 0 : pauses.get(pauses.size() / 2));
    Out.say("maxMicros", pauses.isEmpty() ? 0 : pauses.get(pauses.size() - 1));
    for (Counted counted : live) {
      counted.release();
    }
    Planted.counted();
  }

  /** Young collections aside: how long does it take to mark all that is recorded? */
  private static void fullCollection() {
    long start = System.nanoTime();
    System.gc();
    Out.say("fullMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private static void use(Counted counted) {
    counted.retain();
    counted.release();
    counted.release();
  }

  private static List<Long> pausesMicros(Path log, double sinceSeconds) throws IOException {
    List<Long> pauses = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher young = YOUNG.matcher(line);
      if (young.find() && Double.parseDouble(young.group(1)) >= sinceSeconds) {
        pauses.add(Math.round(Double.parseDouble(young.group(2)) * 1_000));
      }
    }
    Collections.sort(pauses);
    return pauses;
  }
}

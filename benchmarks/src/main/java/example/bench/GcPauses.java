package example.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Many live targets, ten times as many short-lived ones: how long are the young collections? */
public final class GcPauses {

  private static final int PAYLOAD = 256;
  private static final List<Long> PAUSES = Collections.synchronizedList(new ArrayList<>());

  /** What a real object would carry; also makes the untracked program collect. */
  private static volatile byte[] payload;

  private GcPauses() {}

  /** First argument: live targets; second: short-lived ones. */
  public static void main(String[] args) throws InterruptedException {
    Counted[] live = new Counted[Integer.parseInt(args[0])];
    for (int i = 0; i < live.length; i++) {
      live[i] = new Counted();
    }
    listen();
    int shortLived = Integer.parseInt(args[1]);
    long start = System.nanoTime();
    for (int i = 0; i < shortLived; i++) {
      payload = new byte[PAYLOAD];
      use(new Counted());
    }
    Out.say("payload", payload.length);
    Out.say("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    TimeUnit.MILLISECONDS.sleep(200); // notifications come late
    List<Long> pauses = new ArrayList<>(PAUSES);
    Collections.sort(pauses);
    Out.say("pauses", pauses.size());
    Out.say("medianMillis", pauses.isEmpty() ? 0 : pauses.get(pauses.size() / 2));
    fullCollection();
    Out.say("maxMillis", pauses.isEmpty() ? 0 : pauses.get(pauses.size() - 1));
    for (Counted counted : live) {
      counted.release();
    }
    Planted.counted();
  }

  /** The longest young collection aside: how long does it take to mark all that is recorded? */
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

  private static void listen() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (bean.getName().contains("Young") && bean instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, nothing) ->
                PAUSES.add(
                    GarbageCollectionNotificationInfo.from(
                            (CompositeData) notification.getUserData())
                        .getGcInfo()
                        .getDuration()),
            null,
            null);
      }
    }
  }
}

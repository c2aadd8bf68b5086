package example;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A leak inside a cache: each entry holds one reference. {@code close} gives them back, the
 * eviction of the eldest entry does not.
 *
 * <pre>{@code
 * $ java -javaagent:agent/target/reftracker-agent.jar=config=sample-app/reftracker.yaml \
 *     -cp sample-app/target/classes example.Sample04Cache
 * [reftracker] on: sample-app/reftracker.yaml (1 type); report at exit and on kill -USR1 23738
 * cache closed
 * 4 references leaked, in 1 group (40 acquired, 36 released; 0 untracked, 0 suppressed failures)
 * pid 23738, example.Sample04Cache, report on exit after 124 ms of tracking, at 2026-11-23T13:04:31.060Z
 *
 * 1) 4 of 4 leaked references, 4 objects of example.Resource (resource): collected, never given back
 *    look here first: at example.Sample04Cache$TileCache.put(Sample04Cache.java:78)
 *        because what had the object let go of it here, without giving it back, score 0.53
 *    or else: at example.Sample04Cache$TileCache.evictEldest(Sample04Cache.java:85), score 0.18; at example.Sample04Cache$TileCache.close(Sample04Cache.java:92), score 0.12
 *    missing release: 16 others like it were released at example.Sample04Cache$TileCache.close(Sample04Cache.java:92)
 *    since: oldest 97 ms ago, newest 97 ms ago
 *    ages: under 100 ms 4 ########
 *    taken by an object of example.Sample04Cache$TileCache, thread main:
 *        at example.Sample04Cache$TileCache.put(Sample04Cache.java:78)   <-- look here first
 *        at example.Sample04Cache.main(Sample04Cache.java:64)
 *    pairing: inferred, rule activation (taken and released in one method call); held for 50.0 % of the pairs of this run
 *    fingerprint 3530b82f5db2
 *    the way of object 4, 4 events:
 *        +0 ms  begin      +1, count 1, thread main
 *            at example.Sample04Cache.main(Sample04Cache.java:63)
 *        +0 ms  handover   count 1 (argument) by example.Sample04Cache$TileCache
 *            at example.Sample04Cache$TileCache.put(Sample04Cache.java:78)   <-- look here first  (stack as above)
 *        +0 ms  acquire    +1, count 2 by example.Sample04Cache$TileCache
 *            at example.Sample04Cache$TileCache.put(Sample04Cache.java:78)   <-- look here first  (stack as above)
 *        +0 ms  release    -1, count 1
 *            at example.Sample04Cache.main(Sample04Cache.java:65)
 *
 * What was watched
 *   5 methods woven, called 92 times:
 *     36 release  example.Resource.release()Z (resource)
 *     20 begin  example.Resource.<init>(Ljava/lang/String;)V (resource)
 *     20 acquire  example.Resource.retain()Lexample/Resource; (resource)
 *     16 end  example.Resource.free()V (resource)
 *      0 wait  example.Resource.awaitSole(J)Z (resource)
 *   every rule matched
 *   40 acquires and 36 releases seen, 0 objects live now
 *   0 untracked, 0 failures of the tracker suppressed
 *   books compared 56 times with the library's own count, 0 mismatches
 *   detail: full; garbage collection before the report: ran
 *
 * Next: open the frame after "look here first" of group 1. For longer stacks: depth=64. How to read this: docs/first-report.md
 * }</pre>
 */
public final class Sample04Cache {
  private Sample04Cache() {}

  /** Puts twenty tiles through a cache that keeps sixteen. */
  public static void main(String[] args) {
    TileCache cache = new TileCache();
    for (int number = 1; number <= 20; number++) {
      Resource tile = new Resource("tile " + number);
      cache.put(number, tile);
      tile.release();
    }
    cache.close();
    System.out.println("cache closed");
  }

  /** Keeps the newest tiles. */
  private static final class TileCache {
    private static final int CAPACITY = 16;

    private final Map<Integer, Resource> tiles = new LinkedHashMap<>();

    void put(int number, Resource tile) {
      tiles.put(number, tile.retain()); // LEAK 4
      if (tiles.size() > CAPACITY) {
        evictEldest();
      }
    }

    private void evictEldest() {
      Integer eldest = tiles.keySet().iterator().next();
      tiles.remove(
          eldest); // the map forgets the tile, the tile does not forget the map's reference
    }

    void close() {
      for (Resource tile : tiles.values()) {
        tile.release();
      }
      tiles.clear();
    }
  }
}

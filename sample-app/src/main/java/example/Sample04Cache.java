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

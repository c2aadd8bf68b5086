package example.letters;

import example.callsites.Buffer;
import java.util.ArrayList;
import java.util.List;

/** A plain class whose objects keep targets. */
public class Shelf {
  private final List<Buffer> kept = new ArrayList<>();
  private int puts;

  /** One with its first content. */
  public Shelf(Buffer first) {
    kept.add(first);
    puts = 1;
  }

  /** Lets go of everything. */
  public void clear() {
    kept.clear();
  }

  /** Does nothing to its content. */
  public int size() {
    return puts;
  }
}

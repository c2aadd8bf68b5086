package example.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values by what was measured and by variant; answers with medians and spreads. */
final class Samples {

  /**
   * Values of one thing.
   *
   * @param what was measured
   * @param variant as in the tables
   */
  record Key(String what, String variant) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = what.compareTo(other.what);
      return order != 0 ? order : variant.compareTo(other.variant);
    }
  }

  private final Map<Key, List<Double>> values = new TreeMap<>();

  void add(String what, String variant, double value) {
    values.computeIfAbsent(new Key(what, variant), key -> new ArrayList<>()).add(value);
  }

  /** What the other has, instead of what stands here of the same, or beside it. */
  void take(Samples other, boolean beside) {
    other.values.forEach(
        (key, more) -> {
          List<Double> all =
              beside && values.containsKey(key) ? values.get(key) : new ArrayList<>();
          all.addAll(more);
          values.put(key, all);
        });
  }

  Map<Key, List<Double>> all() {
    return Collections.unmodifiableMap(values);
  }

  boolean has(String what, String variant) {
    return values.containsKey(new Key(what, variant));
  }

  /** The median; not a number where nothing was measured. */
  double median(String what, String variant) {
    List<Double> all = new ArrayList<>(of(what, variant));
    if (all.isEmpty()) {
      return Double.NaN;
    }
    Collections.sort(all);
    int middle = all.size() / 2;
    return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
  }

  /** Half of largest less smallest, in percent of the median. */
  double noisePercent(String what, String variant) {
    List<Double> all = of(what, variant);
    double median = median(what, variant);
    return all.isEmpty() || median == 0
        ? 0
        : (Collections.max(all) - Collections.min(all)) * 50 / median;
  }

  /** The sum; zero where nothing was measured. */
  double sum(String what) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().what().equals(what))
        .flatMap(entry -> entry.getValue().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** How many values there are. */
  int count(String what, String variant) {
    return of(what, variant).size();
  }

  private List<Double> of(String what, String variant) {
    return values.getOrDefault(new Key(what, variant), List.of());
  }
}

package example.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values by what was measured and by variant; answers with medians and spreads. */
final class Samples {

  private final Map<String, List<Double>> values = new TreeMap<>();

  void add(String what, String variant, double value) {
    values.computeIfAbsent(key(what, variant), key -> new ArrayList<>()).add(value);
  }

  boolean has(String what, String variant) {
    return values.containsKey(key(what, variant));
  }

  /** The median; not a number where nothing was measured. */
  double median(String what, String variant) {
    List<Double> all = new ArrayList<>(values.getOrDefault(key(what, variant), List.of()));
    if (all.isEmpty()) {
      return Double.NaN;
    }
    Collections.sort(all);
    int middle = all.size() / 2;
    return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
  }

  /** Largest less smallest, in percent of the median. */
  double spreadPercent(String what, String variant) {
    List<Double> all = values.getOrDefault(key(what, variant), List.of());
    return all.isEmpty()
        ? Double.NaN
        : (Collections.max(all) - Collections.min(all)) * 100 / median(what, variant);
  }

  /** How many values there are. */
  int count(String what, String variant) {
    return values.getOrDefault(key(what, variant), List.of()).size();
  }

  private static String key(String what, String variant) {
    return what + "|" + variant;
  }
}

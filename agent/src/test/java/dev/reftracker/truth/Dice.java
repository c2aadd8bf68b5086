package dev.reftracker.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The random choices of one program: the same seed makes the same program on every machine. */
final class Dice {
  private static final List<String> NOUNS =
      List.of(
          "Agenda", "Basket", "Carrier", "Depot", "Engine", "Feeder", "Gate", "Harbour", "Intake",
          "Journal", "Keeper", "Ledger", "Mill", "Nest", "Outlet", "Porter", "Quarry", "Relay",
          "Station", "Tower", "Usher", "Valley", "Wharf", "Yard", "Anchor", "Bridge", "Cabin",
          "Drawer", "Easel", "Forge", "Garden", "Hangar", "Island", "Jetty", "Kiln", "Lantern");
  private static final List<String> VERBS =
      List.of(
          "admit", "blend", "carve", "deliver", "examine", "fetch", "gather", "hoist", "inspect",
          "judge", "knead", "lift", "measure", "notice", "observe", "polish", "query", "refine",
          "settle", "trim", "unfold", "verify", "weigh", "yield_", "arrange", "bundle", "convey",
          "direct", "enrich", "forward", "guide", "handle", "issue", "join", "label", "mingle");

  private final Random random;
  private final List<String> nouns = new ArrayList<>(NOUNS);
  private final List<String> verbs = new ArrayList<>(VERBS);

  Dice(long seed) {
    random = new Random(seed);
  }

  /** A number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True once in two. */
  boolean coin() {
    return random.nextBoolean();
  }

  /** One of these. */
  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A class name not drawn before. */
  String className() {
    return nouns.remove(random.nextInt(nouns.size()));
  }

  /** A method name not drawn before. */
  String methodName() {
    return verbs.remove(random.nextInt(verbs.size()));
  }
}

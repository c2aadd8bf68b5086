package dev.reftracker.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures of a run as Markdown tables. */
final class Table {
  private static final int PLACES = 3;

  private final StringBuilder halves =
      new StringBuilder(
              "| half | programs | counted exactly | twins clean | acquire line | culprit at 1 | at"
                  + " 3 |\n")
          .append("|---|---|---|---|---|---|---|\n");
  private final StringBuilder families =
      new StringBuilder(
              "| developed family | counted | acquire line | at 1 | at 3 | named instead |\n")
          .append("|---|---|---|---|---|---|\n");
  private final Map<Half, List<Score>> scores = new TreeMap<>();

  /** Adds a half: its leaking programs and their corrected twins. */
  void add(Half half, List<Score> leaking, List<Score> twins) {
    scores.put(half, leaking);
    halves
        .append("| ")
        .append(half.folder())
        .append(" | ")
        .append(leaking.size())
        .append(" | ")
        .append(share(leaking, Score::counted))
        .append(" | ")
        .append(share(twins, score -> score.counted() && score.named().isEmpty()))
        .append(" | ")
        .append(share(leaking, Score::acquireRight))
        .append(" | ")
        .append(share(leaking, Score::right))
        .append(" | ")
        .append(share(leaking, Table::near))
        .append(" |\n");
    if (half == Half.DEVELOPED) {
      grouped(leaking, score -> score.program().family().name()).forEach(this::addFamily);
    }
  }

  /** All tables: halves, rules, honesty of the scores, families of the developed half. */
  String text() {
    return halves + "\n" + rules() + "\n" + honesty() + "\n" + families;
  }

  private void addFamily(String name, List<Score> of) {
    String instead =
        of.stream()
            .filter(score -> !score.right())
            .map(score -> score.why() + " " + score.program().seed())
            .limit(PLACES)
            .collect(Collectors.joining(", "));
    families
        .append("| ")
        .append(name)
        .append(" | ")
        .append(share(of, Score::counted))
        .append(" | ")
        .append(share(of, Score::acquireRight))
        .append(" | ")
        .append(share(of, Score::right))
        .append(" | ")
        .append(share(of, Table::near))
        .append(" | ")
        .append(instead)
        .append(" |\n");
  }

  private String rules() {
    StringBuilder text =
        new StringBuilder("| rule | half | answers | right | at 3 |\n|---|---|---|---|---|\n");
    scores.forEach(
        (half, all) -> {
          grouped(all, Score::why).forEach((why, of) -> rule(text, why, half, of));
          List<Score> exact = all.stream().filter(Score::exact).toList();
          text.append("| pairing exact, acquire line | ")
              .append(half.folder())
              .append(" | ")
              .append(exact.size())
              .append(" | ")
              .append(share(exact, Score::acquireRight))
              .append(" | |\n");
        });
    return text.toString();
  }

  private static void rule(StringBuilder text, String why, Half half, List<Score> of) {
    text.append("| ")
        .append(why)
        .append(" | ")
        .append(half.folder())
        .append(" | ")
        .append(of.size())
        .append(" | ")
        .append(share(of, Score::right))
        .append(" | ")
        .append(share(of, Table::near))
        .append(" |\n");
  }

  private String honesty() {
    StringBuilder text =
        new StringBuilder("| score given | half | answers | right |\n|---|---|---|---|\n");
    scores.forEach(
        (half, all) ->
            grouped(all, score -> band(score.certainty()))
                .forEach(
                    (band, of) ->
                        text.append("| ")
                            .append(band)
                            .append(" | ")
                            .append(half.folder())
                            .append(" | ")
                            .append(of.size())
                            .append(" | ")
                            .append(share(of, Score::right))
                            .append(" |\n")));
    return text.toString();
  }

  private static String band(double certainty) {
    int tenth = (int) Math.min(9, Math.floor(certainty * 10));
    return String.format(Locale.ROOT, "%.1f to %.1f", tenth / 10.0, (tenth + 1) / 10.0);
  }

  private static boolean near(Score score) {
    return score.rank() >= 1 && score.rank() <= PLACES;
  }

  private static Map<String, List<Score>> grouped(List<Score> scores, Function<Score, String> key) {
    Map<String, List<Score>> groups = new TreeMap<>();
    for (Score score : scores) {
      groups.computeIfAbsent(key.apply(score), k -> new ArrayList<>()).add(score);
    }
    return groups;
  }

  private static String share(List<Score> scores, Predicate<Score> wanted) {
    if (scores.isEmpty()) {
      return "none";
    }
    double share = scores.stream().filter(wanted).count() / (double) scores.size();
    return String.format(Locale.ROOT, "%.2f", share);
  }
}

package dev.reftracker.policy;

import dev.reftracker.report.LeakReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fingerprints of findings that were there before: one a line, what follows a blank or {@code
 * #} is a remark. Only new findings fail a run.
 *
 * @param fingerprints the known ones
 */
public record Baseline(Set<String> fingerprints) {

  /** Knows nothing: every finding is new. */
  public static final Baseline EMPTY = new Baseline(Set.of());

  /**
   * Reads a file.
   *
   * @throws PolicyFileException when it cannot be read or a line does not begin with a fingerprint
   */
  public static Baseline read(Path file) throws PolicyFileException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new PolicyFileException(file + " cannot be read (option baseline=): " + e);
    }
    Set<String> fingerprints = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String fingerprint = line.split("[\\s#]", 2)[0];
      if (!fingerprint.matches("[0-9a-f]{12}")) {
        throw new PolicyFileException(
            file
                + " line "
                + (i + 1)
                + " does not begin with a fingerprint of 12 hexadecimal digits");
      }
      fingerprints.add(fingerprint);
    }
    return new Baseline(Set.copyOf(fingerprints));
  }

  /** The lines of a baseline that knows everything in the report that counts. */
  public static String of(LeakReport report) {
    StringBuilder text = new StringBuilder();
    for (Found found : Found.in(report)) {
      text.append(found.fingerprint())
          .append(" # ")
          .append(found.kind().singular)
          .append(" of ")
          .append(found.className())
          .append('\n');
    }
    return text.toString();
  }
}

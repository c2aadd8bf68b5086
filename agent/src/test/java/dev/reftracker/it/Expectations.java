package dev.reftracker.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program's source says that must be reported, in comments at the end of lines.
 *
 * <ul>
 *   <li>{@code // LEAK} or {@code // LEAK 3}: this line takes one reference, or three, that nobody
 *       gives back. {@code // LEAK INSIDE 3}: a library takes them on behalf of this line.
 *   <li>{@code // CULPRIT}: the method with this line is the one to open first.
 *   <li>{@code // FORGETS}: by this line the culprit leaves without having given the reference
 *       back, and its code tells so.
 *   <li>{@code // OVER-RELEASE} or {@code // OVER-RELEASE 2}: this line gives back what it does not
 *       have.
 * </ul>
 *
 * @param leaks references by place of their acquire
 * @param leaksInside the same for acquires inside a library
 * @param culprits a line of each method marked
 * @param overReleases over-releases by place
 * @param forgets the lines by which the culprit forgets
 */
record Expectations(
    Map<String, Long> leaks,
    Map<String, Long> leaksInside,
    List<Place> culprits,
    Map<String, Long> overReleases,
    List<Integer> forgets) {

  private static final Pattern MARKER =
      Pattern.compile("// (LEAK INSIDE|LEAK|CULPRIT|OVER-RELEASE|FORGETS)(?: (\\d+))?(?=\\s|,|$)");

  /** Reads the markers of a program; fails when one stands on a line without code. */
  static Expectations of(Program program) {
    Map<Integer, Place> places = LineTable.of(program);
    Expectations found =
        new Expectations(
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new TreeMap<>(),
            new ArrayList<>());
    List<String> lines;
    try {
      lines = Files.readAllLines(program.source());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int number = 1; number <= lines.size(); number++) {
      Matcher marker = MARKER.matcher(lines.get(number - 1));
      while (marker.find()) {
        Place place =
            Objects.requireNonNull(
                places.get(number), "marker without code: " + program.source() + ":" + number);
        found.add(
            marker.group(1), marker.group(2) == null ? 1 : Long.parseLong(marker.group(2)), place);
      }
    }
    return found;
  }

  /**
   * References with verdict leak by the place of their acquire, when it is in the program itself.
   */
  static Map<String, Long> leaksIn(Report report) {
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode group : report.leaks()) {
      Place site = Place.of(group.path("acquire").path("site"));
      if (site == null || site.isProgram()) {
        found.merge(String.valueOf(site), group.path("references").asLong(), Long::sum);
      }
    }
    return found;
  }

  /**
   * References with verdict leak whose acquire is inside a library, by the program's line on whose
   * behalf it was.
   */
  static Map<String, Long> leaksInsideIn(Report report) {
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode group : report.leaks()) {
      Place site = Place.of(group.path("acquire").path("site"));
      if (site != null && !site.isProgram()) {
        String caller =
            Report.list(group.path("acquire").path("stack")).stream()
                .map(Place::of)
                .filter(Place::isProgram)
                .map(Place::toString)
                .findFirst()
                .orElse("not the program: " + site);
        found.merge(caller, group.path("references").asLong(), Long::sum);
      }
    }
    return found;
  }

  /** Over-releases by the place of the release. */
  static Map<String, Long> overReleasesIn(Report report) {
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode overRelease : report.overReleases()) {
      Place site = Place.of(overRelease.path("release").path("site"));
      found.merge(String.valueOf(site), overRelease.path("objects").asLong(), Long::sum);
    }
    return found;
  }

  private void add(String marker, long number, Place place) {
    switch (marker) {
      case "LEAK" -> leaks.merge(place.toString(), number, Long::sum);
      case "LEAK INSIDE" -> leaksInside.merge(place.toString(), number, Long::sum);
      case "OVER-RELEASE" -> overReleases.merge(place.toString(), number, Long::sum);
      case "FORGETS" -> forgets.add(place.line());
      default -> culprits.add(place);
    }
  }
}

package dev.reftracker.report.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.reftracker.report.CoverageEntry;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.report.Summary;
import dev.reftracker.report.TypeTotals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Renders a report as JSON, version 1 of the format in {@code docs/report-format.md}.
 *
 * <p>Written with Jackson's streaming generator alone: data binding would cost the exit of the
 * program several times as much. One line per finding, UTF-8. Any thread; no state.
 */
public final class JsonRenderer {

  /** Value of the key {@code format}. */
  public static final String FORMAT = "reftracker-report";

  /**
   * Value of the key {@code version}; raised when a key changes its meaning or goes, not when one
   * is added.
   */
  public static final int VERSION = 1;

  /**
   * Writes a report.
   *
   * @param report any report
   * @param out where to; flushed, not closed
   * @throws IOException when {@code out} refuses
   */
  public void write(LeakReport report, OutputStream out) throws IOException {
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(report, generator);
    }
  }

  /**
   * Renders a report.
   *
   * @param report any report
   * @return the JSON text, ending with a line feed
   */
  public String render(LeakReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      write(report, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.toString();
  }

  private static void write(LeakReport report, JsonGenerator generator) throws IOException {
    generator.setPrettyPrinter(new LinePerFinding());
    JsonOut out = new JsonOut(generator);
    out.begin();
    out.text("format", FORMAT);
    out.number("version", VERSION);
    process(out, report.process());
    summary(out, report.summary());
    types(out, report.types());
    coverage(out, report.coverage());
    new JsonGroups(out).write("leaks", report.leaks());
    new JsonFindings(out).write(report);
    out.texts("completeness", report.completeness());
    out.texts("learned", report.learned());
    out.texts("known", report.known());
    out.end();
    generator.writeRaw('\n');
  }

  private static void process(JsonOut out, ProcessInfo process) throws IOException {
    out.begin("process");
    out.number("pid", process.pid());
    out.text("command", process.command());
    out.text("jvm", process.jvm());
    out.time("startedAt", process.startedAt());
    out.time("reportedAt", process.reportedAt());
    out.text("trigger", process.trigger());
    out.text("gc", process.gc());
    out.end();
  }

  private static void summary(JsonOut out, Summary summary) throws IOException {
    out.begin("summary");
    out.number("leakedReferences", summary.leakedReferences());
    out.number("leakedObjects", summary.leakedObjects());
    out.number("leakGroups", summary.leakGroups());
    out.number("overReleases", summary.overReleases());
    out.number("usesAfterEnd", summary.usesAfterEnd());
    out.number("mismatches", summary.mismatches());
    out.number("scopes", summary.scopes());
    out.number("stuck", summary.stuck());
    out.number("suspectReferences", summary.suspectReferences());
    out.number("heldReferences", summary.heldReferences());
    out.number("harmlessReferences", summary.harmlessReferences());
    out.number("acquires", summary.acquires());
    out.number("releases", summary.releases());
    out.number("liveObjects", summary.liveObjects());
    out.number("untracked", summary.untracked());
    out.number("suppressedFailures", summary.suppressedFailures());
    out.number("comparisons", summary.comparisons());
    out.text("detail", summary.detail());
    out.end();
  }

  private static void types(JsonOut out, List<TypeTotals> types) throws IOException {
    out.beginList("types");
    for (TypeTotals totals : types) {
      out.begin();
      out.text("type", totals.type());
      out.text("class", totals.className());
      out.number("leakedObjects", totals.leakedObjects());
      out.number("leakedReferences", totals.leakedReferences());
      out.number("suspectObjects", totals.suspectObjects());
      out.number("heldObjects", totals.heldObjects());
      out.number("lifecycles", totals.lifecycles());
      out.end();
    }
    out.endList();
  }

  private static void coverage(JsonOut out, List<CoverageEntry> coverage) throws IOException {
    out.beginList("coverage");
    for (CoverageEntry entry : coverage) {
      out.begin();
      out.text("type", entry.type());
      out.text("class", entry.className());
      out.text("method", entry.method());
      out.text("role", entry.role());
      out.flag("woven", entry.woven());
      out.number("calls", entry.calls());
      out.text("refusal", entry.refusal());
      out.end();
    }
    out.endList();
  }
}

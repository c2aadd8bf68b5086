package dev.reftracker.agent;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.render.HtmlRenderer;
import dev.reftracker.report.render.JsonRenderer;
import dev.reftracker.report.render.TextOptions;
import dev.reftracker.report.render.TextRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a report to every place that the user named, or to stderr when none was.
 *
 * <p>What cannot be written to its place goes to stderr instead: the data are kept.
 */
final class ReportWriter {

  private final List<ReportTarget> targets = new ArrayList<>();

  ReportWriter(List<String> targets) {
    for (String target : targets) {
      this.targets.add(new ReportTarget(target));
    }
  }

  /**
   * Writes one report.
   *
   * @param number counts the reports written while the program runs on, from 1; 0 for the last one
   */
  void write(LeakReport report, int number) {
    if (targets.isEmpty()) {
      AgentLog.text(text(report, TextOptions.standard().withColour(Terminal.wantsColour())));
      return;
    }
    for (ReportTarget target : targets) {
      write(report, target, number);
    }
  }

  private static void write(LeakReport report, ReportTarget target, int number) {
    String content =
        switch (target.format()) {
          case JSON -> new JsonRenderer().render(report);
          case HTML -> new HtmlRenderer().render(report);
          case TEXT -> text(report, TextOptions.standard());
        };
    try {
      Path file = target.file(report.process().pid(), report.process().startedAt(), number);
      PrivateFile.write(file, content.getBytes(StandardCharsets.UTF_8));
      AgentLog.line(Headline.of(report) + "; report: " + file);
    } catch (IOException | InvalidPathException e) {
      AgentLog.line(
          "report "
              + target.pattern()
              + " cannot be written: "
              + reason(e)
              + " (option report=). It follows here.");
      fallBack(report, target, content);
    }
  }

  /** On stderr, for people; what was meant for tools follows, so that nothing is lost. */
  private static void fallBack(LeakReport report, ReportTarget target, String content) {
    AgentLog.text(text(report, TextOptions.standard()));
    if (target.format() == ReportTarget.Format.JSON) {
      AgentLog.text(content);
    }
  }

  private static String text(LeakReport report, TextOptions options) {
    return new TextRenderer(options).render(report);
  }

  private static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure) {
      return failure.getReason() == null ? "the system refuses it" : failure.getReason();
    }
    return e.getMessage();
  }
}

package dev.reftracker.cli;

import dev.reftracker.policy.Baseline;
import dev.reftracker.policy.SuppressionsFile;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.render.JsonReader;
import dev.reftracker.report.render.TextOptions;
import dev.reftracker.report.render.TextRenderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a JSON report as text. */
@Command(
    name = "show",
    description = "Prints a JSON report as text.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "REPORT.json", description = "a report written with report=FILE.json")
  private Path file;

  @Option(names = "--all", description = "cut and fold nothing")
  private boolean all;

  @Option(
      names = "--suppressions",
      description = "print entries for a suppressions= file instead: one for each finding")
  private boolean suppressions;

  @Option(
      names = "--baseline",
      description = "print lines for a baseline= file instead: one for each finding")
  private boolean baseline;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandFailedException {
    PrintWriter out = spec.commandLine().getOut();
    LeakReport report = read(file);
    if (suppressions) {
      out.print(SuppressionsFile.entriesFor(report));
    }
    if (baseline) {
      out.print(Baseline.of(report));
    }
    if (!suppressions && !baseline) {
      out.print(text(report));
    }
    out.flush();
    return CommandLineMain.OK;
  }

  private String text(LeakReport report) {
    TextOptions options = TextOptions.standard().withColour(Ansi.AUTO.enabled());
    return new TextRenderer(all ? options.withEverything() : options).render(report);
  }

  private static LeakReport read(Path file) throws CommandFailedException {
    try (InputStream in = Files.newInputStream(file)) {
      return new JsonReader().read(in);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(file + " not found", e);
    } catch (IOException e) {
      throw new CommandFailedException(file + " cannot be shown: " + e.getMessage(), e);
    }
  }
}

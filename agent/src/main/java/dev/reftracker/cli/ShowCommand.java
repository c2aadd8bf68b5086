package dev.reftracker.cli;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandFailedException {
    TextOptions options = TextOptions.standard().withColour(Ansi.AUTO.enabled());
    TextRenderer renderer = new TextRenderer(all ? options.withEverything() : options);
    PrintWriter out = spec.commandLine().getOut();
    out.print(renderer.render(read(file)));
    out.flush();
    return CommandLineMain.OK;
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

package dev.reftracker.cli;

import dev.reftracker.config.ConfigLoader;
import dev.reftracker.config.Presets;
import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.matching.Matcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which methods of some jars the rules name, without running anything. */
@Command(
    name = "scan",
    description = "Lists the methods in jars that presets or a rule file would track.",
    mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "a preset; several may be given. Without --preset and --config: all presets")
  private List<String> presets = new ArrayList<>();

  @Option(names = "--config", paramLabel = "FILE", description = "a rule file")
  private List<String> configs = new ArrayList<>();

  @Parameters(arity = "1..*", paramLabel = "JAR", description = "the jars to look into")
  private List<Path> jars;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CommandFailedException, IOException {
    Matcher matcher = new Matcher(types(), new Hierarchy(new ClassFiles()));
    int found = 0;
    try (URLClassLoader loader = new URLClassLoader(urls(), null)) {
      for (Path jar : jars) {
        found += scan(jar, matcher, loader);
      }
    }
    spec.commandLine().getOut().println(found + (found == 1 ? " method" : " methods"));
    return found > 0 ? CommandLineMain.OK : CommandLineMain.FAILED;
  }

  private List<TypeRule> types() {
    List<String> options = new ArrayList<>(presets);
    configs.forEach(file -> options.add("config=" + CheckCommand.escaped(file)));
    if (options.isEmpty()) {
      options.addAll(Presets.names());
    }
    return ConfigLoader.load(String.join(",", options)).types();
  }

  private URL[] urls() throws CommandFailedException, IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new CommandFailedException(jar + " not found");
      }
      urls.add(jar.toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  private int scan(Path jar, Matcher matcher, ClassLoader loader)
      throws CommandFailedException, IOException {
    int found = 0;
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(ScanCommand::isClass).toList()) {
        ClassLook look = new ClassLook(file.getInputStream(entry).readAllBytes());
        for (MatchedMethod method : matcher.match(look, loader)) {
          print(method);
          found++;
        }
      }
    } catch (java.util.zip.ZipException e) {
      throw new CommandFailedException(jar + " is no jar: " + e.getMessage(), e);
    }
    return found;
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
  }

  private void print(MatchedMethod method) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        method.type().preset()
            + " "
            + method.type().name()
            + " "
            + method.rule().role().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
            + " "
            + method.className()
            + "."
            + method.methodName()
            + method.descriptor()
            + (method.refusal() == null ? "" : "  refused: " + method.refusal()));
  }
}

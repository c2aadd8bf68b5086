package dev.reftracker.it;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A program under test, compiled against a set of libraries. Each pair is compiled once in a test
 * run.
 *
 * @param mainClass binary name of its main class, in package {@code example} or below
 * @param libraries what it was compiled against
 * @param source its source file, adapted to the libraries
 * @param classes folder of its class files
 */
record Program(String mainClass, LibrarySet libraries, Path source, Path classes) {

  private static final Map<String, Program> COMPILED = new ConcurrentHashMap<>();

  /**
   * The program {@code example.NAME}, compiled against {@code libraries}; fails with the compiler's
   * messages.
   */
  static Program of(String name, LibrarySet libraries) {
    return COMPILED.computeIfAbsent(
        libraries.folder() + "/" + name, key -> compile("example." + name, libraries));
  }

  /** Class path to run it with. */
  String classPath() {
    return Stream.concat(Stream.of(classes), libraries.jars().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What its source says that must be reported. */
  Expectations expectations() {
    return Expectations.of(this);
  }

  private static Program compile(String mainClass, LibrarySet libraries) {
    try {
      Path sources = adaptedSources(libraries);
      Path source = sources.resolve(mainClass.replace('.', '/') + ".java");
      Path classes =
          Files.createDirectories(
              Built.target().resolve("it-classes").resolve(libraries.folder()).resolve(mainClass));
      List<String> options = new ArrayList<>(List.of("-g", "-nowarn", "-Xlint:none", "-proc:none"));
      options.addAll(List.of("--release", Integer.toString(libraries.oldestJdk())));
      options.addAll(List.of("-d", classes.toString(), "-sourcepath", sources.toString()));
      String jars =
          libraries.jars().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      options.addAll(List.of("-classpath", jars));
      if (libraries.oldestJdk() <= Runtime.version().feature()) {
        compileHere(source, options);
      } else {
        compileWith(Jdk.newest(), source, options);
      }
      return new Program(mainClass, libraries, source, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path adaptedSources(LibrarySet libraries) throws IOException {
    Path original = Built.programs();
    Path adapted = Built.target().resolve("it-sources").resolve(libraries.folder());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(original)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      Path copy = adapted.resolve(original.relativize(file).toString());
      String text = libraries.adapt(Files.readString(file));
      if (!Files.exists(copy) || !Files.readString(copy).equals(text)) {
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, text);
      }
    }
    return adapted;
  }

  private static void compileHere(Path source, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!compiled) {
        throw new IllegalStateException(messages.toString());
      }
    }
  }

  private static void compileWith(Jdk jdk, Path source, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.tool("javac")));
    command.addAll(options);
    command.add(source.toString());
    Outcome outcome = ChildJvm.start(command, Map.of(), Built.runFolder("javac")).await();
    if (outcome.exitStatus() != 0) {
      throw new IllegalStateException(outcome.toString());
    }
  }
}

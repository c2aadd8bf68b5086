package dev.reftracker.truth;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated programs. */
final class Compiled {
  private Compiled() {}

  /**
   * Compiles a program into a folder, beside its source.
   *
   * @param folder an existing folder; afterwards it can serve as class path
   * @throws IllegalStateException if the compiler refuses the program, with its messages
   */
  static void into(Path folder, Program program) throws IOException {
    Path source = folder.resolve("Main.java");
    Files.writeString(source, program.source());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-d", folder.toString(), "-g", "-proc:none", "-nowarn");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new IllegalStateException(program.family() + " does not compile: " + messages);
      }
    }
  }
}

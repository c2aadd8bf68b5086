package dev.reftracker.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that a test has started. Its output is collected while it runs; it never outlives its
 * deadline.
 */
final class ChildJvm implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 10;

  private final Process process;
  private final String command;
  private final Path folder;
  private final StringBuffer out = new StringBuffer();
  private final StringBuffer err = new StringBuffer();
  private final CompletableFuture<Void> outRead;
  private final CompletableFuture<Void> errRead;
  private final long startNanos = System.nanoTime();

  private ChildJvm(Process process, String command, Path folder) {
    this.process = process;
    this.command = command;
    this.folder = folder;
    this.outRead = collect(process.getInputStream(), out);
    this.errRead = collect(process.getErrorStream(), err);
  }

  /**
   * Starts a process.
   *
   * @param command program and arguments
   * @param environment variables set for it, besides those of this process
   * @param folder its working directory
   */
  static ChildJvm start(List<String> command, Map<String, String> environment, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    try {
      return new ChildJvm(builder.start(), String.join(" ", command), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its process id. */
  long pid() {
    return process.pid();
  }

  /**
   * Waits until a line of its standard output starts with {@code prefix}, and returns that line.
   */
  String awaitLine(String prefix) {
    String[] found = new String[1];
    await(
        "a line " + prefix,
        () -> {
          found[0] =
              out.toString()
                  .lines()
                  .filter(line -> line.startsWith(prefix))
                  .findFirst()
                  .orElse(null);
          return found[0] != null;
        });
    return found[0];
  }

  /**
   * Waits until {@code condition} holds; fails when the process dies or the deadline passes before.
   */
  void await(String what, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      boolean alive = process.isAlive();
      if (!alive && condition.getAsBoolean()) {
        return;
      }
      if (!alive || System.nanoTime() - startNanos > DEADLINE.toNanos()) {
        process.destroyForcibly();
        throw new AssertionError("waited in vain for " + what + ": " + await());
      }
      pause();
    }
  }

  /** Sends a line to its standard input. */
  void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a signal, such as {@code USR1}. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end; kills it and fails when it takes too long. */
  Outcome await() {
    try {
      long left = DEADLINE.toNanos() - (System.nanoTime() - startNanos);
      boolean ended = process.waitFor(Math.max(left, 1), TimeUnit.NANOSECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      outRead.join();
      errRead.join();
      Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
      Outcome outcome =
          new Outcome(command, folder, process.exitValue(), out.toString(), err.toString(), took);
      if (!ended) {
        throw new AssertionError("no end within " + DEADLINE + ": " + outcome);
      }
      return outcome;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process if a test has not. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static CompletableFuture<Void> collect(InputStream stream, StringBuffer to) {
    return CompletableFuture.runAsync(
        () -> {
          char[] buffer = new char[8192];
          try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
              to.append(buffer, 0, read);
            }
          } catch (IOException e) {
            to.append("[stream broke: ").append(e.getMessage()).append("]\n");
          }
        },
        task -> {
          Thread thread = new Thread(task, "child-output");
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package dev.reftracker.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a program under test, with the agent or without: how to start it. */
final class AgentRun {

  /** Name of the JSON report in the run's working directory. */
  static final String REPORT = "report.json";

  private final Program program;
  private final Path folder;
  private final List<String> wrapper = new ArrayList<>();
  private final List<String> firstOptions = new ArrayList<>();
  private final List<String> jvmOptions = new ArrayList<>(List.of("-Xmx1g"));
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Jdk jdk = Jdk.current();
  private String classPath;
  private String options;

  private AgentRun(Program program) {
    this.program = program;
    this.classPath = program.classPath();
    this.folder = Built.runFolder(program.mainClass());
    this.jvmOptions.addAll(program.libraries().jvmOptions());
  }

  /** A run of {@code example.NAME} without libraries. */
  static AgentRun of(String name) {
    return of(name, LibrarySet.NONE);
  }

  /** A run of {@code example.NAME} with {@code libraries}. */
  static AgentRun of(String name, LibrarySet libraries) {
    return new AgentRun(Program.of(name, libraries));
  }

  /** On that JDK; without this call on the one that runs the tests. */
  AgentRun on(Jdk where) {
    jdk = where;
    return this;
  }

  /** With the agent and these options, and a JSON report in the working directory. */
  AgentRun tracking(String agentOptions) {
    return bareOptions(agentOptions + ",report=" + REPORT);
  }

  /** With the agent and exactly these options. */
  AgentRun bareOptions(String agentOptions) {
    options = agentOptions;
    return this;
  }

  /** With further options of the JVM, after the agent's. */
  AgentRun jvm(String... more) {
    jvmOptions.addAll(List.of(more));
    return this;
  }

  /** With options of the JVM that come before the agent's. */
  AgentRun jvmBefore(String... more) {
    firstOptions.addAll(List.of(more));
    return this;
  }

  /** Through a shell that allows no file to grow, as on a full disk. */
  AgentRun onFullDisk() {
    wrapper.addAll(List.of("bash", "-c", "ulimit -f 0; exec \"$@\"", "--"));
    return jvm("-XX:-UsePerfData");
  }

  /** With arguments of the program. */
  AgentRun with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** With the program's classes in a jar instead of a folder. */
  AgentRun packed() {
    classPath =
        program
            .classPath()
            .replace(program.classes().toString(), Jars.pack(program, Map.of()).toString());
    return this;
  }

  /** With an environment variable. */
  AgentRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The program. */
  Program program() {
    return program;
  }

  /** The working directory of the run. */
  Path folder() {
    return folder;
  }

  /** Starts it. */
  ChildJvm start() {
    List<String> command = new ArrayList<>(wrapper);
    command.add(jdk.tool("java"));
    command.addAll(firstOptions);
    if (options != null) {
      command.add("-javaagent:" + Built.agentJar() + (options.isEmpty() ? "" : "=" + options));
    }
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath, program.mainClass()));
    command.addAll(arguments);
    return ChildJvm.start(command, environment, folder);
  }

  /** Starts it and waits for its end. */
  Outcome run() {
    try (ChildJvm child = start()) {
      return child.await();
    }
  }
}

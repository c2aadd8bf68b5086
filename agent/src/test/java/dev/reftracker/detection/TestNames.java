package dev.reftracker.detection;

import dev.reftracker.runtime.snapshot.MethodFacts;
import dev.reftracker.runtime.snapshot.Names;
import dev.reftracker.runtime.snapshot.WovenMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of a snapshot that a test tells: gives numbers to what it mentions. A frame is written
 * {@code Class.method:line} or {@code pkg.Class.method:line}.
 */
final class TestNames implements Names {

  private final List<StackTraceElement[]> stacks = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();
  private final Map<String, MethodFacts> facts = new HashMap<>();

  int stackId(String... frames) {
    StackTraceElement[] stack =
        Arrays.stream(frames).map(TestNames::element).toArray(StackTraceElement[]::new);
    stacks.add(stack);
    return stacks.size();
  }

  /** The code of a method tells this. */
  void facts(String method, MethodFacts of) {
    facts.put(method, of);
  }

  int classId(String name) {
    return id(classes, name);
  }

  int threadId(String name) {
    return id(threads, name);
  }

  private static int id(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name) + 1;
  }

  private static StackTraceElement element(String frame) {
    int colon = frame.indexOf(':');
    String name = frame.substring(0, colon);
    int dot = name.lastIndexOf('.');
    String type = name.substring(0, dot);
    String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
    return new StackTraceElement(
        type, name.substring(dot + 1), file, Integer.parseInt(frame.substring(colon + 1)));
  }

  @Override
  public StackTraceElement[] stack(int stackId) {
    return stackId == 0 ? new StackTraceElement[0] : stacks.get(stackId - 1);
  }

  @Override
  public StackTraceElement site(int siteId) {
    return siteId == 0 ? null : stacks.get(siteId - 1)[0];
  }

  @Override
  public String className(int classId) {
    return classId == 0 ? null : classes.get(classId - 1);
  }

  @Override
  public String thread(int threadId) {
    return threadId == 0 ? null : threads.get(threadId - 1);
  }

  @Override
  public String type(int typeId) {
    return "buffer";
  }

  @Override
  public WovenMethod method(int methodId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MethodFacts facts(String className, String method) {
    return facts.get(className + "." + method);
  }

  @Override
  public boolean looksInto(String className) {
    return !className.startsWith("generic.");
  }

  @Override
  public List<WovenMethod> methods() {
    return List.of();
  }
}

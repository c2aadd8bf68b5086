package dev.reftracker.weaving;

import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.matching.NamedTypes;
import dev.reftracker.weaving.RecordingBridge.Hook;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * The program in {@code example.callsites} and {@code example.letters}, woven, with its hooks told
 * in words.
 */
final class CallSiteProgram {

  /** In this order they are loaded: carriers are learned on the way. */
  private static final List<String> CLASSES =
      List.of(
          "callsites.Counted",
          "callsites.Buffer",
          "callsites.Slice",
          "callsites.Composite",
          "callsites.Sized",
          "callsites.Allocator",
          "callsites.Counts",
          "letters.Message",
          "letters.Derived",
          "letters.Envelope",
          "callsites.Caller");

  static final TypeRule RULE =
      CallSiteTestRules.type(
          "example.callsites.Buffer",
          CallSiteTestRules.retainAndRelease(),
          List.of("example.callsites.Allocator", "example.callsites.Counts"),
          List.of("example.callsites.Counted"),
          "example.callsites.**",
          List.of("**#channelRead"));

  private static final Path SOURCES = Path.of("src/test/java");

  private final List<String> sites = new ArrayList<>();
  private final List<String> woven = new ArrayList<>();
  private final List<String> reading = new ArrayList<>();
  private final WeavingLoader loader;

  CallSiteProgram(boolean handOvers) throws ReflectiveOperationException {
    RecordingBridge.stop(); // installs it before woven code runs
    List<TypeRule> rules = List.of(RULE);
    ClassFiles files = new ClassFiles();
    CallSiteStep step =
        new CallSiteStep(
            rules, files, new Hierarchy(files), new NamedIds(), handOvers, this::refuse);
    WeavingTransformer transformer =
        new WeavingTransformer(
            new NamedTypes(rules), files, List.of(step), new MatchReport(rules), this::refuse);
    this.loader =
        new WeavingLoader(
            CallSiteProgram.class.getClassLoader(),
            name -> name.startsWith("example."),
            (name, context, plain) -> {
              byte[] changed =
                  transformer.transform(context, name.replace('.', '/'), null, null, plain);
              if (changed != null) {
                woven.add(name.substring(name.lastIndexOf('.') + 1));
              }
              return changed;
            });
    for (String name : CLASSES) {
      Class.forName("example." + name, true, loader);
    }
  }

  /** Simple names of the classes that were changed. */
  List<String> woven() {
    return woven;
  }

  /** The methods whose code leaves alone what their objects keep. */
  List<String> reading() {
    return reading;
  }

  /** Makes an object with the constructor that has as many parameters. */
  Object make(String type, Object... arguments) throws ReflectiveOperationException {
    return constructor(type, arguments.length).newInstance(arguments);
  }

  /** Makes an object and tells the hooks that ran. */
  List<String> runNew(String type, Object... arguments) throws ReflectiveOperationException {
    Constructor<?> constructor = constructor(type, arguments.length);
    return record(() -> constructor.newInstance(arguments));
  }

  /**
   * Calls a static method of {@code Caller} and tells the hooks that ran; an exception ends the
   * list.
   */
  List<String> run(String method, Object... arguments) throws ReflectiveOperationException {
    return runOn(null, method, arguments);
  }

  /** The same for a method of {@code receiver}. */
  List<String> runOn(Object receiver, String name, Object... arguments)
      throws ReflectiveOperationException {
    Class<?> type =
        receiver == null ? loader.loadClass("example.callsites.Caller") : receiver.getClass();
    Method method = find(type.getDeclaredMethods(), name, arguments.length);
    return record(() -> method.invoke(receiver, arguments));
  }

  private List<String> record(Callable<Object> program) throws ReflectiveOperationException {
    List<String> told = new ArrayList<>();
    RecordingBridge.start();
    String end = null;
    try {
      program.call();
    } catch (InvocationTargetException e) {
      end = "threw " + e.getCause().getMessage();
    } catch (Exception e) {
      throw new ReflectiveOperationException(e);
    }
    RecordingBridge.stop().stream().map(this::tell).forEach(told::add);
    if (end != null) {
      told.add(end);
    }
    return told;
  }

  private Constructor<?> constructor(String type, int parameters)
      throws ReflectiveOperationException {
    Class<?> loaded = loader.loadClass("example." + type);
    return find(loaded.getDeclaredConstructors(), loaded.getName(), parameters);
  }

  private static <T extends Executable> T find(T[] all, String name, int parameters) {
    T found =
        Arrays.stream(all)
            .filter(each -> each.getName().equals(name) && !each.isSynthetic())
            .filter(each -> each.getParameterCount() == parameters)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name + " with " + parameters));
    found.setAccessible(true);
    return found;
  }

  private String tell(Hook hook) {
    int last = hook.arguments().size() - 1;
    String objects =
        hook.arguments().subList(0, last).stream()
            .map(object -> "null".equals(object) ? "null" : object.getClass().getSimpleName())
            .collect(Collectors.joining(", "));
    int site = (Integer) hook.argument(last);
    return hook.name() + "(" + objects + ")" + (site == 0 ? "" : " " + sites.get(site - 1));
  }

  private void refuse(String line) {
    throw new AssertionError(line);
  }

  /** The source line's own comment, which names it: {@code // @name}. */
  private static String mark(String className, String file, int line) {
    Path folder = SOURCES.resolve(className.replace('.', '/')).getParent();
    try {
      String text = Files.readAllLines(folder.resolve(file)).get(line - 1);
      int at = text.indexOf("// @");
      return at < 0 ? "" : text.substring(at + 3);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Remembers what each site is. */
  private final class NamedIds implements HookIds {
    @Override
    public void facts(
        String className,
        String method,
        boolean onlyLooks,
        boolean onlyPasses,
        boolean letsGo,
        boolean answers,
        boolean leavesAlone) {
      if (leavesAlone) {
        reading.add(className.substring(className.lastIndexOf('.') + 1) + "." + method);
      }
    }

    @Override
    public int methodId(MatchedMethod method) {
      throw new UnsupportedOperationException("no counting method is woven here");
    }

    @Override
    public int siteId(
        String className, String method, String descriptor, String file, int line, SiteKind kind) {
      String type = className.substring(className.lastIndexOf('.') + 1);
      sites.add(kind + " " + type + "." + method + mark(className, file, line));
      return sites.size();
    }
  }
}

package dev.reftracker.config;

import dev.reftracker.config.AgentOptions.Detail;
import dev.reftracker.config.AgentOptions.Finding;
import dev.reftracker.config.AgentOptions.HandOvers;
import dev.reftracker.config.AgentOptions.Trigger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Turns what the user wrote into {@link AgentOptions}: each value checked, defaults filled in. */
final class OptionReader {
  private static final long MAX_DEFAULT_MEMORY_BYTES = 256L << 20;
  private static final int DEFAULT_HEAP_DIVISOR = 8;
  private static final List<String> REPORT_ENDINGS = List.of(".txt", ".json", ".html");
  private static final Set<String> SIGNALS_OF_THE_VM =
      Set.of("USR2", "QUIT", "KILL", "STOP", "SEGV", "ILL", "FPE");

  private final GivenOptions given;
  private final long maxHeapBytes;

  /** Reads {@code given}; shares of the heap are taken of {@code maxHeapBytes}. */
  OptionReader(GivenOptions given, long maxHeapBytes) {
    this.given = given;
    this.maxHeapBytes = maxHeapBytes;
  }

  /** The options, complete. */
  AgentOptions read() {
    return new AgentOptions(
        presets(),
        configFiles(),
        reports(),
        several(OptionKey.AT, Trigger.class),
        signal(),
        one(OptionKey.STACKS, Detail.class),
        Units.number(value(OptionKey.DEPTH), 1, 1024),
        one(OptionKey.HANDOVERS, HandOvers.class),
        maxMemory(),
        collects(),
        exitStatus(),
        several(OptionKey.FAIL_ON, Finding.class),
        Units.millis(value(OptionKey.MIN_AGE)),
        Units.number(value(OptionKey.MAX_LEAKS), 0, Integer.MAX_VALUE),
        file(OptionKey.SUPPRESSIONS),
        file(OptionKey.BASELINE),
        Units.millis(value(OptionKey.STUCK_AFTER)),
        applicationPackages(),
        text(OptionKey.ONLY_MAIN));
  }

  private List<String> presets() {
    List<String> names = new ArrayList<>();
    for (PresetChoice choice : given.presets()) {
      names.add(choice.name());
    }
    return List.copyOf(names);
  }

  private List<Path> configFiles() {
    List<Path> files = new ArrayList<>();
    for (OptionValue value : given.all(OptionKey.CONFIG)) {
      files.add(path(value));
    }
    return List.copyOf(files);
  }

  private List<String> reports() {
    List<String> reports = new ArrayList<>();
    for (OptionValue value : given.all(OptionKey.REPORT)) {
      reports.add(report(value));
    }
    return List.copyOf(reports);
  }

  private OptionValue value(OptionKey key) {
    OptionValue value = given.first(key);
    return value != null ? value : new OptionValue(key.defaultText(), "default of " + key.key());
  }

  private String text(OptionKey key) {
    OptionValue value = given.first(key);
    return value == null ? null : value.text();
  }

  private Path file(OptionKey key) {
    OptionValue value = given.first(key);
    return value == null ? null : path(value);
  }

  /** The path in {@code value}, not yet opened. */
  static Path path(OptionValue value) {
    try {
      return Path.of(value.text());
    } catch (InvalidPathException e) {
      throw value.wrong(value.text() + " is no file name", "Write a path.");
    }
  }

  private static String report(OptionValue value) {
    path(value);
    String lower = value.text().toLowerCase(Locale.ROOT);
    if (!hasReportEnding(lower)) {
      throw value.wrong(
          "Report " + value.text() + " has no ending that names a format",
          "End it with " + String.join(", ", REPORT_ENDINGS) + ".");
    }
    return value.text();
  }

  private String signal() {
    OptionValue value = value(OptionKey.SIGNAL);
    String name = value.text().toUpperCase(Locale.ROOT);
    name = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    if (!isSignalName(name)) {
      throw value.wrong(value.text() + " is no signal", "Write a name such as USR1 or HUP.");
    }
    if (SIGNALS_OF_THE_VM.contains(name)) {
      throw value.wrong("Signal " + name + " belongs to the VM", "Take USR1 or HUP.");
    }
    return name;
  }

  private static boolean isSignalName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && !(i > 0 && c >= '0' && c <= '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private long maxMemory() {
    OptionValue value = given.first(OptionKey.MAX_MEMORY);
    return value == null
        ? Math.min(maxHeapBytes / DEFAULT_HEAP_DIVISOR, MAX_DEFAULT_MEMORY_BYTES)
        : Units.bytes(value, maxHeapBytes);
  }

  private boolean collects() {
    OptionValue value = value(OptionKey.GC);
    return pick(value, List.of("auto", "never")).equals("auto");
  }

  private OptionalInt exitStatus() {
    OptionValue value = value(OptionKey.ON_LEAK);
    if (!value.text().startsWith("exit:")) {
      pick(value, List.of("report", "exit:1"));
      return OptionalInt.empty();
    }
    String status = value.text().substring("exit:".length());
    return OptionalInt.of(Units.number(new OptionValue(status, value.where()), 1, 255));
  }

  private List<String> applicationPackages() {
    OptionValue value = given.first(OptionKey.APP);
    return value == null ? List.of() : words(value);
  }

  private <E extends Enum<E>> E one(OptionKey key, Class<E> type) {
    return constant(value(key), value(key).text(), type);
  }

  private <E extends Enum<E>> Set<E> several(OptionKey key, Class<E> type) {
    OptionValue value = value(key);
    if (key == OptionKey.FAIL_ON && value.text().equals("all")) {
      return EnumSet.allOf(type);
    }
    Set<E> chosen = EnumSet.noneOf(type);
    for (String word : words(value)) {
      chosen.add(constant(value, word, type));
    }
    return chosen;
  }

  private static <E extends Enum<E>> E constant(OptionValue value, String word, Class<E> type) {
    Map<String, E> constants = Words.of(type);
    return constants.get(
        pick(new OptionValue(word, value.where()), List.copyOf(constants.keySet())));
  }

  private static String pick(OptionValue value, List<String> valid) {
    if (!valid.contains(value.text())) {
      throw value.wrong(
          "Unknown value " + value.text(),
          Nearest.of(value.text(), valid) != null
              ? Nearest.hint(value.text(), valid)
              : "Take one of " + String.join(", ", valid) + ".");
    }
    return value.text();
  }

  /** The words between {@code +} or commas. */
  private static List<String> words(OptionValue value) {
    List<String> words = new ArrayList<>();
    for (String part : value.text().replace('+', ',').split(",")) {
      String word = part.trim();
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      throw value.wrong("Nothing is named", "Join several by +.");
    }
    return List.copyOf(words);
  }

  private static boolean hasReportEnding(String fileName) {
    for (String ending : REPORT_ENDINGS) {
      if (fileName.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}

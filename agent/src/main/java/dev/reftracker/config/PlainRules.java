package dev.reftracker.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * Reads the plain form of a preset: one fact a line, a word and its value; made from the YAML and
 * compared with it by a test. Plain, because the start of a program must not wait for a YAML
 * parser.
 *
 * <p>The fields of a method are separated by {@code |} in the order of {@link MethodRule}.
 */
final class PlainRules {
  private final String preset;
  private final List<TypeRule> types = new ArrayList<>();
  private Draft draft;

  private PlainRules(String preset) {
    this.preset = preset;
  }

  /**
   * The types in {@code text}.
   *
   * @param preset the preset's name, which the types carry
   * @throws IllegalArgumentException when the text was not made by our own build
   */
  static List<TypeRule> read(String preset, String text) {
    PlainRules rules = new PlainRules(preset);
    for (String line : text.split("\n")) {
      rules.line(line);
    }
    rules.finishType();
    return List.copyOf(rules.types);
  }

  private void line(String line) {
    int space = line.indexOf(' ');
    String word = line.substring(0, space);
    String value = line.substring(space + 1);
    if (word.equals("type")) {
      finishType();
      draft = new Draft(value);
    } else {
      draft.add(word, value);
    }
  }

  private void finishType() {
    if (draft != null) {
      types.add(draft.rule(preset));
    }
  }

  /** A type whose lines are still being read. */
  private static final class Draft {
    private final String name;
    private final List<MethodRule> methods = new ArrayList<>();
    private final List<ClassPattern> excludedClasses = new ArrayList<>();
    private final List<FramePattern> excludedBegins = new ArrayList<>();
    private final List<ClassPattern> harmlessClasses = new ArrayList<>();
    private final List<FramePattern> harmlessBegins = new ArrayList<>();
    private final List<FramePattern> transparent = new ArrayList<>();
    private final List<ClassPattern> handedOverAs = new ArrayList<>();
    private final List<ClassPattern> families = new ArrayList<>();
    private final List<FramePattern> messageMethods = new ArrayList<>();
    private final EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    private ClassPattern declaringClass;

    Draft(String name) {
      this.name = name;
    }

    void add(String word, String value) {
      switch (word) {
        case "class" -> declaringClass = new ClassPattern(value);
        case "flag" -> flags.add(Flag.valueOf(value));
        case "method" -> methods.add(method(value));
        case "excluded-class" -> excludedClasses.add(new ClassPattern(value));
        case "excluded-begin" -> excludedBegins.add(frame(value));
        case "harmless-class" -> harmlessClasses.add(new ClassPattern(value));
        case "harmless-begin" -> harmlessBegins.add(frame(value));
        case "transparent" -> transparent.add(frame(value));
        case "handed-over-as" -> handedOverAs.add(new ClassPattern(value));
        case "family" -> families.add(new ClassPattern(value));
        case "message-method" -> messageMethods.add(frame(value));
        default -> throw new IllegalArgumentException(word);
      }
    }

    TypeRule rule(String preset) {
      return new TypeRule(
          preset,
          name,
          declaringClass,
          flags.contains(Flag.SUBTYPES),
          List.copyOf(methods),
          List.copyOf(excludedClasses),
          List.copyOf(excludedBegins),
          flags.contains(Flag.CLASS_INITIALISERS),
          List.copyOf(harmlessClasses),
          List.copyOf(harmlessBegins),
          List.copyOf(transparent),
          List.copyOf(handedOverAs),
          List.copyOf(families),
          List.copyOf(messageMethods),
          flags.contains(Flag.LABELLED_BY_CREATOR));
    }
  }

  /** What is true of a type whose line {@code flag} names it. */
  enum Flag {
    /** {@link TypeRule#subtypes()}. */
    SUBTYPES,
    /** {@link TypeRule#excludeClassInitialisers()}. */
    CLASS_INITIALISERS,
    /** {@link TypeRule#labelledByCreator()}. */
    LABELLED_BY_CREATOR
  }

  private static MethodRule method(String value) {
    String[] field = value.split("\\|", -1);
    return new MethodRule(
        Role.valueOf(field[0]),
        field[1],
        parameters(field[2]),
        source(field[3]),
        source(field[4]),
        Success.valueOf(field[5]),
        source(field[6]),
        Success.valueOf(field[7]),
        Boolean.parseBoolean(field[8]),
        OnThrow.valueOf(field[9]),
        Long.parseLong(field[10]),
        field[11].isEmpty() ? null : field[11]);
  }

  private static List<String> parameters(String text) {
    if (text.equals("*")) {
      return null;
    }
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
  }

  private static ValueSource source(String text) {
    int space = text.indexOf(' ');
    return new ValueSource(
        ValueSource.Kind.valueOf(text.substring(0, space)),
        Integer.parseInt(text.substring(space + 1)));
  }

  private static FramePattern frame(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? new FramePattern(new ClassPattern(text), null)
        : new FramePattern(new ClassPattern(text.substring(0, hash)), text.substring(hash + 1));
  }
}

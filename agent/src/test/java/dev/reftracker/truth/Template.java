package dev.reftracker.truth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills a template in. It is Java with marks:
 *
 * <ul>
 *   <li>{@code $Name}, {@code $name}: a random class or method name, the same all through;
 *   <li>{@code @{key:2-9}}: a random number, {@code @{key}} the same one again;
 *   <li>{@code //?} at the end of a line: the line stands in every other program;
 *   <li>{@code //LAYER} at the end of a static method's head: every other program calls it through
 *       a method in between;
 *   <li>{@code //BUG}, {@code //FIX}: only in the leaking program, only in its corrected twin;
 *   <li>{@code //@acquire}, {@code //@culprit}: see {@link Planted}.
 * </ul>
 *
 * <p>All choices are made before the twins part, so that they differ in nothing but the bug.
 */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\$([A-Za-z]+)");
  private static final Pattern NUMBER = Pattern.compile("@\\{(\\w+)(?::(\\d+)-(\\d+))?}");
  private static final Pattern HEAD =
      Pattern.compile("(\\s*)((?:\\w+ )*static )(\\S+) (\\w+)\\((.*?)\\)(.*) \\{\\s*//LAYER(.*)");

  private final Dice dice;
  private final Map<String, String> names;
  private final Map<String, String> numbers = new HashMap<>();

  private Template(Dice dice, CountingStyle style) {
    this.dice = dice;
    this.names = new HashMap<>(style.names());
  }

  /** The Java source, without the lines that only the twin has. */
  static String fill(String text, Dice dice, CountingStyle style, boolean buggy) {
    Template template = new Template(dice, style);
    String filled =
        text.lines().filter(template::stands).collect(Collectors.joining("\n", "", "\n"));
    filled = replace(NUMBER, filled, template::number);
    filled = replace(NAME, filled, template::name);
    filled = filled.lines().map(template::layer).collect(Collectors.joining("\n", "", "\n"));
    String other = buggy ? "//FIX" : "//BUG";
    return filled
        .lines()
        .filter(line -> !line.contains(other))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private boolean stands(String line) {
    return !line.endsWith("//?") || dice.coin();
  }

  private String number(MatchResult match) {
    return numbers.computeIfAbsent(
        match.group(1),
        key -> {
          int low = Integer.parseInt(match.group(2));
          int high = Integer.parseInt(match.group(3));
          return Integer.toString(dice.between(low, high));
        });
  }

  private String name(MatchResult match) {
    return names.computeIfAbsent(
        match.group(1),
        key -> Character.isUpperCase(key.charAt(0)) ? dice.className() : dice.methodName());
  }

  /** A line as it is, or a method head with a method before it that only calls it. */
  private String layer(String line) {
    Matcher head = HEAD.matcher(line);
    if (!head.matches()) {
      return line;
    }
    String indent = head.group(1);
    String rest = head.group(3) + " " + head.group(4);
    String parameters = head.group(5);
    String exceptions = head.group(6);
    String mark = head.group(7).isEmpty() ? "" : " //" + head.group(7);
    String plain =
        indent + head.group(2) + rest + "(" + parameters + ")" + exceptions + " {" + mark;
    if (!dice.coin()) {
      return plain;
    }
    String call =
        head.group(4)
            + "Now("
            + parameters.replaceAll("(?:final )?[\\w<>, ]+? (\\w+)(,|$)", "$1$2")
            + ");";
    String outer =
        indent
            + head.group(2)
            + rest
            + "("
            + parameters
            + ")"
            + exceptions
            + " {\n"
            + indent
            + "  "
            + (head.group(3).equals("void") ? "" : "return ")
            + call
            + "\n"
            + indent
            + "}\n\n";
    return outer + plain.replace(head.group(4) + "(", head.group(4) + "Now(");
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> value) {
    return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value.apply(match)));
  }
}

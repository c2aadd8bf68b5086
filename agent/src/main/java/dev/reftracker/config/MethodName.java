package dev.reftracker.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method as rules name it: {@code retain} for every overload, {@code retain(int)} for one.
 *
 * @param name the name; {@code <init>} for constructors
 * @param parameters erased parameter types, null for every overload
 */
record MethodName(String name, List<String> parameters) {
  private static final Pattern METHOD =
      Pattern.compile("(<init>|<clinit>|[\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*(?:\\((.*)\\))?");
  private static final Pattern TYPE =
      Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*(\\[\\])*");

  /** The method that {@code node} names. */
  static MethodName parse(FileNode node) {
    String text = node.text("method");
    Matcher matcher = METHOD.matcher(text);
    String todo = "Write it like retain, retain() or retain(int,Object).";
    if (!matcher.matches()) {
      throw node.wrong(text + " is no method", todo);
    }
    if (matcher.group(2) == null) {
      return new MethodName(matcher.group(1), null);
    }
    String inside = matcher.group(2).trim();
    List<String> parameters =
        inside.isEmpty()
            ? List.of()
            : Arrays.stream(inside.split(",", -1)).map(String::trim).toList();
    for (String parameter : parameters) {
      if (!TYPE.matcher(parameter).matches()) {
        throw node.wrong("Parameter " + parameter + " of " + text + " is no erased type", todo);
      }
    }
    return new MethodName(matcher.group(1), parameters);
  }
}

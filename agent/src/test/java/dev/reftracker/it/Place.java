package dev.reftracker.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a program under test.
 *
 * @param className binary name of the class whose method contains it
 * @param method the method; for a lambda the method that it is written in
 * @param line its number
 */
record Place(String className, String method, int line) {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  /** The place that a frame of a report names, or null for no frame. */
  static Place of(JsonNode frame) {
    return frame.isMissingNode() || frame.isNull()
        ? null
        : of(
            frame.path("class").asText(),
            frame.path("method").asText(),
            frame.path("line").asInt());
  }

  /** A place in a method as the class file names it. */
  static Place of(String className, String method, int line) {
    Matcher lambda = LAMBDA.matcher(method);
    String written = lambda.matches() ? lambda.group(1) : method;
    return new Place(
        className,
        written.equals("new") ? "<init>" : written.equals("static") ? "<clinit>" : written,
        line);
  }

  /** Whether the line is the program's own and not a library's. */
  boolean isProgram() {
    return className.startsWith("example.");
  }

  /** Whether both are in one method. */
  boolean sameMethod(Place other) {
    return other != null && className.equals(other.className) && method.equals(other.method);
  }

  @Override
  public String toString() {
    return className + "." + method + ":" + line;
  }
}

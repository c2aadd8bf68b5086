package dev.reftracker.config;

import java.util.List;
import java.util.function.Function;

/** Writes the plain form that {@link PlainRules} reads. */
final class PlainRulesWriter {
  private final StringBuilder out = new StringBuilder();

  private PlainRulesWriter() {}

  /** The plain form of {@code types}. */
  static String write(List<TypeRule> types) {
    PlainRulesWriter writer = new PlainRulesWriter();
    types.forEach(writer::type);
    return writer.out.toString();
  }

  private void type(TypeRule type) {
    line("type", type.name());
    line("class", type.declaringClass().text());
    flag(type.subtypes(), PlainRules.Flag.SUBTYPES);
    flag(type.excludeClassInitialisers(), PlainRules.Flag.CLASS_INITIALISERS);
    flag(type.labelledByCreator(), PlainRules.Flag.LABELLED_BY_CREATOR);
    lines("method", type.methods(), PlainRulesWriter::method);
    lines("excluded-class", type.excludedClasses(), ClassPattern::text);
    lines("excluded-begin", type.excludedBegins(), PlainRulesWriter::frame);
    lines("harmless-class", type.harmlessClasses(), ClassPattern::text);
    lines("harmless-begin", type.harmlessBegins(), PlainRulesWriter::frame);
    lines("transparent", type.transparent(), PlainRulesWriter::frame);
    lines("handed-over-as", type.handedOverAs(), ClassPattern::text);
    lines("family", type.families(), ClassPattern::text);
    lines("message-method", type.messageMethods(), PlainRulesWriter::frame);
  }

  private void flag(boolean set, PlainRules.Flag flag) {
    if (set) {
      line("flag", flag.name());
    }
  }

  private <T> void lines(String word, List<T> values, Function<T, String> text) {
    values.forEach(value -> line(word, text.apply(value)));
  }

  private void line(String word, String value) {
    out.append(word).append(' ').append(value).append('\n');
  }

  private static String method(MethodRule rule) {
    return String.join(
        "|",
        rule.role().name(),
        rule.name(),
        rule.parameters() == null ? "*" : String.join(",", rule.parameters()),
        source(rule.subject()),
        source(rule.amount()),
        rule.success().name(),
        source(rule.handle()),
        rule.ends().name(),
        Boolean.toString(rule.idempotent()),
        rule.onThrow().name(),
        Long.toString(rule.limitMillis()),
        rule.of() == null ? "" : rule.of());
  }

  private static String source(ValueSource source) {
    return source.kind() + " " + source.value();
  }

  private static String frame(FramePattern frame) {
    return frame.type().text() + (frame.method() == null ? "" : "#" + frame.method());
  }
}

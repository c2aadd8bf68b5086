package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in rule files: one line each, with the line of the file and what to write instead. */
class RuleFileMistakesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "typs: []|Unknown key typs in my.yaml (my.yaml line 1). Is it types?",
        "presets: {a: b}|presets must be a text (my.yaml line 1). Write one value after it.",
        "options: {dept: 3}|Unknown key dept in options (my.yaml line 1). Is it depth?",
        "options: {config: a.yaml}|Unknown key config in options (my.yaml line 1). Known: report,"
            + " at, signal, stacks, depth, handovers, max-memory, gc, on-leak, fail-on, min-age,"
            + " max-leaks, suppressions, baseline, stuck-after, app, only-main.",
        "types: 3|types must have keys below it (my.yaml line 1). Write key: value.",
        "types: [{class: a.B}]|A type has no name (my.yaml line 1). Write name: below it.",
        "types: [{name: t}]|A type has no class (my.yaml line 1). Write class: below it.",
        "types: [{name: t, class: a.B}]|A type has no methods (my.yaml line 1). Write methods:"
            + " below it.",
        "types: [{name: a b, class: a.B, methods: {end: x}}]|Type name a b not understood (my.yaml"
            + " line 1). Take letters, digits, dots and dashes.",
        "types: [{name: t, class: a/B, methods: {end: x}}]|class a/B is no class pattern (my.yaml"
            + " line 1). Write it like com.example.Outer$Inner, com.example.** or **.lib.Shaded.",
        "types: [{name: t, clas: a.B}]|Unknown key clas in types (my.yaml line 1). Is it class?",
      })
  void aMistakeOutsideMethodsIsToldInOneLine(String text, String message) {
    assertRefused(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aquire: x|Unknown key aquire in methods (my.yaml line 5). Is it acquire?",
        "acquire: 'retain(int'|retain(int is no method (my.yaml line 5). Write it like retain,"
            + " retain() or retain(int,Object).",
        "acquire: 'add(List<A>)'|Parameter List<A> of add(List<A>) is no erased type (my.yaml line"
            + " 5). Write it like retain, retain() or retain(int,Object).",
        "acquire: {metod: x}|Unknown key metod in acquire (my.yaml line 5). Is it method?",
        "acquire: {amount: 2}|A method under acquire has no name (my.yaml line 5). Write method:"
            + " NAME.",
        "acquire: {method: x, amount: many}|amount is many (my.yaml line 5). Write a number,"
            + " argument N or return.",
        "acquire: {method: x, subject: that}|subject is that (my.yaml line 5). Write this, return"
            + " or argument N.",
        "acquire: {method: x(int), amount: argument 1}|amount is argument 1, but x has 1 parameters"
            + " (my.yaml line 5). Arguments count from 0.",
        "acquire: {method: x, success: returns false}|success is returns false (my.yaml line 5)."
            + " Take one of always, returns true, returns non-null, returns not negative, returns"
            + " zero.",
        "acquire: {method: x, ends: returns true}|ends says nothing under acquire (my.yaml line 5)."
            + " It belongs to release.",
        "acquire: {method: x, limit: 3s}|limit says nothing under acquire (my.yaml line 5). It"
            + " belongs to wait.",
        "acquire: {method: x, owner: this, handle: this}|Both handle and owner are given (my.yaml"
            + " line 5). Keep one of them.",
        "release: {method: x, subject: return}|The subject of a release is its return value"
            + " (my.yaml line 5). Only begin, acquire and belongs-to can have that; take this or"
            + " argument N.",
        "release: {method: x, amount: return}|A release is recorded before it returns, so its"
            + " amount cannot be the result (my.yaml line 5). Write a number or argument N.",
        "release: {method: x, on-throw: forget}|on-throw is forget (my.yaml line 5). Take one of"
            + " undone, taken, unknown.",
        "release: {method: x, idempotent: maybe}|idempotent is maybe (my.yaml line 5). Write true"
            + " or false.",
        "begin: {method: <init>, success: returns true}|A constructor returns nothing (my.yaml line"
            + " 5). Leave out success, and take this as subject.",
        "begin: {method: open, success: returns true}|A begin cannot depend on its result (my.yaml"
            + " line 5). Name it under acquire.",
        "belongs-to: put(Object)|A belongs-to method tells no owner (my.yaml line 5). Write owner:"
            + " this or argument N.",
        "scope-end: {method: close(), of: tt}|There is no type tt (my.yaml line 5). Is it t?",
        "wait: drain()|A waiting method has no limit (my.yaml line 5). Write limit: 30s.",
        "end: []|A type has no methods (my.yaml line 5). Name them under begin, acquire and"
            + " release.",
      })
  void aMistakeInAMethodIsToldInOneLine(String line, String message) {
    assertRefused("types:\n- name: t\n  class: a.B\n  methods:\n    " + line + "\n", message);
  }

  @Test
  void aPatternWithoutQuotesIsNoAlias() {
    assertThatThrownBy(() -> parse("types:\n- name: t\n  class: **.a.B\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("my.yaml line 3 is not YAML")
        .hasMessageEndingWith("Put a pattern that begins with * between quotes.")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anAliasIsRefused() {
    assertRefused(
        "types: *other\n",
        "*other is a YAML alias (my.yaml line 1). Put a pattern that begins with * between"
            + " quotes.");
  }

  @Test
  void malformedYamlNamesItsLine() {
    assertThatThrownBy(() -> parse("presets: [netty\ntypes: 1\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("my.yaml line 2 is not YAML: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void malformedJsonNamesItsLine() {
    assertThatThrownBy(() -> RuleFile.parse("my", "my.json", "{\n\"types\": [,]}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("my.json line 2 is not JSON: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused("", "my.yaml is empty. Write types: or presets: into it.");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertRefused(
        "presets: netty\n---\npresets: jetty\n",
        "A second document begins in my.yaml line 3. Write one document a file.");
  }

  @Test
  void aKeyStandsOnce() {
    assertRefused(
        "presets: netty\npresets: jetty\n",
        "Key presets stands twice (my.yaml line 2). Write it once.");
  }

  @Test
  void aTypeIsDeclaredOnce() {
    assertRefused(
        """
        types:
        - {name: t, class: a.B, methods: {end: x}}
        - {name: t, class: a.C, methods: {end: x}}
        """,
        "Type t is declared twice (my.yaml line 3). Give it another name.");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  private static RuleFile parse(String text) {
    return RuleFile.parse("my", "my.yaml", text);
  }
}

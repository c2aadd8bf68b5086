package dev.reftracker.config;

import java.util.List;
import java.util.Map;

/** Reads one method of a type: its short form {@code retain()} or its long form with keys. */
final class MethodRuleParser {
  static final List<String> KEYS =
      List.of(
          "method",
          "subject",
          "amount",
          "success",
          "handle",
          "owner",
          "ends",
          "idempotent",
          "on-throw",
          "limit",
          "of");

  private final Role role;
  private final FileNode node;
  private final Map<String, FileNode> entries;
  private final MethodName method;

  private MethodRuleParser(Role role, FileNode node) {
    this.role = role;
    this.node = node;
    this.entries = node.map() == null ? Map.of("method", node) : node.entries(Words.of(role), KEYS);
    if (!entries.containsKey("method")) {
      throw node.wrong("A method under " + Words.of(role) + " has no name", "Write method: NAME.");
    }
    this.method = MethodName.parse(entries.get("method"));
  }

  /** The rules for one method in {@code role}: a begin may also tell the owner. */
  static List<MethodRule> parse(Role role, FileNode node) {
    MethodRuleParser parser = new MethodRuleParser(role, node);
    MethodRule rule = parser.rule();
    if (role != Role.BEGIN || !parser.entries.containsKey("owner")) {
      return List.of(rule);
    }
    return List.of(
        parser.with(Role.BEGIN, rule, ValueSource.NONE),
        parser.with(Role.BELONGS_TO, rule, rule.handle()));
  }

  private MethodRule with(Role other, MethodRule rule, ValueSource handle) {
    boolean begins = other == Role.BEGIN;
    return new MethodRule(
        other,
        rule.name(),
        rule.parameters(),
        rule.subject(),
        begins ? rule.amount() : ValueSource.ONE,
        begins ? rule.success() : Success.ALWAYS,
        handle,
        rule.ends(),
        rule.idempotent(),
        rule.onThrow(),
        rule.limitMillis(),
        null);
  }

  private MethodRule rule() {
    MethodRule rule =
        new MethodRule(
            role,
            method.name(),
            method.parameters(),
            source("subject", ValueSource.THIS),
            source("amount", ValueSource.ONE),
            success("success", Success.ALWAYS),
            handle(),
            success("ends", Success.NEVER),
            entries.containsKey("idempotent") && entries.get("idempotent").flag("idempotent"),
            onThrow(),
            limit(),
            entries.containsKey("of") ? entries.get("of").text("of") : null);
    check(rule);
    return rule;
  }

  private ValueSource handle() {
    if (entries.containsKey("handle") && entries.containsKey("owner")) {
      throw entries.get("owner").wrong("Both handle and owner are given", "Keep one of them.");
    }
    return source(entries.containsKey("owner") ? "owner" : "handle", ValueSource.NONE);
  }

  private ValueSource source(String key, ValueSource otherwise) {
    FileNode value = entries.get(key);
    if (value == null) {
      return otherwise;
    }
    ValueSource source = ValueSources.parse(key, value);
    List<String> parameters = method.parameters();
    if (source.kind() == ValueSource.Kind.ARGUMENT
        && parameters != null
        && source.value() >= parameters.size()) {
      throw value.wrong(
          key
              + " is argument "
              + source.value()
              + ", but "
              + method.name()
              + " has "
              + parameters.size()
              + " parameters",
          "Arguments count from 0.");
    }
    return source;
  }

  private Success success(String key, Success otherwise) {
    FileNode value = entries.get(key);
    return value == null ? otherwise : Results.parse(key, value);
  }

  private OnThrow onThrow() {
    FileNode value = entries.get("on-throw");
    if (value == null) {
      return OnThrow.UNKNOWN;
    }
    Map<String, OnThrow> words = Words.of(OnThrow.class);
    String text = value.text("on-throw");
    if (!words.containsKey(text)) {
      throw value.wrong(
          "on-throw is " + text, "Take one of " + String.join(", ", words.keySet()) + ".");
    }
    return words.get(text);
  }

  private long limit() {
    FileNode value = entries.get("limit");
    return value == null ? 0 : Units.millis(new OptionValue(value.text("limit"), value.where()));
  }

  private void check(MethodRule rule) {
    boolean constructor = rule.name().equals("<init>");
    boolean returned = rule.subject().kind() == ValueSource.Kind.RETURN;
    if (returned && role != Role.BEGIN && role != Role.ACQUIRE && role != Role.BELONGS_TO) {
      throw node.wrong(
          "The subject of a " + Words.of(role) + " is its return value",
          "Only begin, acquire and belongs-to can have that; take this or argument N.");
    }
    if (constructor && (returned || rule.success() != Success.ALWAYS)) {
      throw node.wrong(
          "A constructor returns nothing", "Leave out success, and take this as subject.");
    }
    boolean givesBack = role == Role.RELEASE;
    if (givesBack && rule.amount().kind() == ValueSource.Kind.RETURN) {
      throw entries
          .get("amount")
          .wrong(
              "A release is recorded before it returns, so its amount cannot be the result",
              "Write a number or argument N.");
    }
    if (role == Role.BEGIN && rule.success() != Success.ALWAYS && !returned) {
      throw entries
          .get("success")
          .wrong("A begin cannot depend on its result", "Name it under acquire.");
    }
    only(givesBack, "ends", "release");
    only(givesBack, "on-throw", "release");
    only(givesBack, "idempotent", "release");
    only(role == Role.WAIT, "limit", "wait");
    only(role == Role.SCOPE_END || role == Role.BELONGS_TO, "of", "scope-end and belongs-to");
    if (role == Role.BELONGS_TO && rule.handle().kind() == ValueSource.Kind.NONE) {
      throw node.wrong("A belongs-to method tells no owner", "Write owner: this or argument N.");
    }
    if (role == Role.WAIT && rule.limitMillis() == 0) {
      throw node.wrong("A waiting method has no limit", "Write limit: 30s.");
    }
  }

  private void only(boolean allowed, String key, String where) {
    if (!allowed && entries.containsKey(key)) {
      throw entries
          .get(key)
          .wrong(key + " says nothing under " + Words.of(role), "It belongs to " + where + ".");
    }
  }
}

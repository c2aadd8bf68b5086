package dev.reftracker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule files: what they mean. */
class RuleFileTest {
  @Test
  void theShortFormOfAMethodHasTheUsualDefaults() {
    MethodRule rule = method("acquire: retain()");

    assertThat(rule)
        .isEqualTo(
            new MethodRule(
                Role.ACQUIRE,
                "retain",
                List.of(),
                ValueSource.THIS,
                ValueSource.ONE,
                Success.ALWAYS,
                ValueSource.NONE,
                Success.NEVER,
                false,
                OnThrow.UNKNOWN,
                0));
  }

  @Test
  void aNameWithoutParametersMeansEveryOverload() {
    assertThat(method("acquire: retain").parameters()).isNull();
  }

  @Test
  void everyKeyOfAMethodIsRead() {
    MethodRule release =
        method(
            "release: {method: 'free(Object,byte[])', subject: argument 0, amount: 2,"
                + " success: returns not negative, handle: argument 1, ends: returns zero,"
                + " idempotent: true, on-throw: taken}");

    assertThat(release)
        .isEqualTo(
            new MethodRule(
                Role.RELEASE,
                "free",
                List.of("Object", "byte[]"),
                ValueSource.argument(0),
                ValueSource.constant(2),
                Success.RETURN_NOT_NEGATIVE,
                ValueSource.argument(1),
                Success.RETURN_ZERO,
                true,
                OnThrow.TAKEN,
                0));
  }

  @Test
  void anOwnerIsAHandle() {
    assertThat(method("acquire: {method: 'reserve(Owner)', owner: argument 0}").handle())
        .isEqualTo(ValueSource.argument(0));
  }

  @Test
  void aFactoryBeginsWhatItReturns() {
    MethodRule begin =
        method("begin: {method: allocate, subject: return, success: returns non-null}");

    assertThat(begin.subject()).isEqualTo(ValueSource.RETURN);
    assertThat(begin.success()).isEqualTo(Success.RETURN_NON_NULL);
  }

  @Test
  void aWaitingMethodHasALimit() {
    assertThat(method("wait: {method: awaitFree(), limit: 30s}").limitMillis()).isEqualTo(30_000);
  }

  @Test
  void everyRoleHasAKey() {
    RuleFile file =
        parse(
            """
            types:
              - name: t
                class: a.B
                methods:
                  begin: <init>
                  belongs-to: {method: j, owner: this}
                  acquire: [a, b()]
                  release: c
                  end: d
                  touch: e
                  use: f
                  count: g
                  scope-end: h
                  wait: {method: i, limit: 1s}
            """);

    assertThat(file.types().get(0).methods())
        .extracting(MethodRule::role)
        .containsExactly(
            Role.BEGIN,
            Role.BELONGS_TO,
            Role.ACQUIRE,
            Role.ACQUIRE,
            Role.RELEASE,
            Role.END,
            Role.TOUCH,
            Role.USE,
            Role.COUNT,
            Role.SCOPE_END,
            Role.WAIT);
  }

  @Test
  void aBeginMayTellTheOwnerToo() {
    List<MethodRule> methods =
        parse(
                """
                types:
                  - name: t
                    class: a.B
                    methods:
                      begin: {method: take(int), subject: return, amount: argument 0, owner: this}
                      release: c
                  - name: owner
                    class: a.Pool
                    methods:
                      scope-end: {method: close(), of: t}
                """)
            .types()
            .stream()
            .flatMap(type -> type.methods().stream())
            .toList();

    assertThat(methods)
        .extracting(MethodRule::role)
        .containsExactly(Role.BEGIN, Role.BELONGS_TO, Role.RELEASE, Role.SCOPE_END);
    assertThat(methods.get(0).handle()).isEqualTo(ValueSource.NONE);
    assertThat(methods.get(0).amount()).isEqualTo(ValueSource.argument(0));
    assertThat(methods.get(1).handle()).isEqualTo(ValueSource.THIS);
    assertThat(methods.get(1).subject()).isEqualTo(ValueSource.RETURN);
    assertThat(methods.get(3).of()).isEqualTo("t");
  }

  @Test
  void theSurroundingsOfATypeAndThoseSharedAreBothMeant() {
    TypeRule type =
        parse(
                """
                shared:
                  families: lib.**
                  transparent: lib.Pool
                  exclude: {class-initialisers: true}
                types:
                  - name: t
                    class: "**.lib.Counted"
                    subtypes: true
                    labelled-by-creator: true
                    methods: {release: close}
                    transparent: ["lib.Facade#get", lib.Pool]
                    handed-over-as: lib.Message
                    message-methods: "**#onMessage"
                    exclude:
                      classes: lib.Empty
                      begun-in: lib.Pool$Chunk#<init>
                    harmless:
                      classes: lib.Heap*
                      begun-in: lib.Pool#view
                """)
            .types()
            .get(0);

    assertThat(type.subtypes()).isTrue();
    assertThat(type.labelledByCreator()).isTrue();
    assertThat(type.excludeClassInitialisers()).isTrue();
    assertThat(type.families()).containsExactly(new ClassPattern("lib.**"));
    assertThat(type.handedOverAs()).containsExactly(new ClassPattern("lib.Message"));
    assertThat(type.excludedClasses()).containsExactly(new ClassPattern("lib.Empty"));
    assertThat(type.excludedBegins())
        .containsExactly(new FramePattern(new ClassPattern("lib.Pool$Chunk"), "<init>"));
    assertThat(type.harmlessClasses()).containsExactly(new ClassPattern("lib.Heap*"));
    assertThat(type.harmlessBegins())
        .containsExactly(new FramePattern(new ClassPattern("lib.Pool"), "view"));
    assertThat(type.messageMethods())
        .containsExactly(new FramePattern(new ClassPattern("**"), "onMessage"));
    assertThat(type.transparent())
        .containsExactly(
            new FramePattern(new ClassPattern("lib.Facade"), "get"),
            new FramePattern(new ClassPattern("lib.Pool"), null));
  }

  @Test
  void jsonSaysTheSameAsYaml() {
    String yaml =
        "types:\n"
            + "- {name: t, class: a.B, methods: {acquire: [a()], release: {method: b, idempotent:"
            + " true}}}\n";
    String json =
        """
        {"types": [{"name": "t", "class": "a.B", "methods":
          {"acquire": ["a()"], "release": {"method": "b", "idempotent": true}}}]}
        """;

    assertThat(RuleFile.parse("s", "f.json", json).types())
        .isEqualTo(RuleFile.parse("s", "f.yaml", yaml).types());
  }

  private static MethodRule method(String line) {
    return parse("types:\n- name: t\n  class: a.B\n  methods:\n    " + line + "\n")
        .types()
        .get(0)
        .methods()
        .get(0);
  }

  private static RuleFile parse(String text) {
    return RuleFile.parse("my", "my.yaml", text);
  }
}

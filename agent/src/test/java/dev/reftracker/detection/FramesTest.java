package dev.reftracker.detection;

import static dev.reftracker.detection.Named.assertCulprit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import org.junit.jupiter.api.Test;

/** How frames are named, and which are the own code of the user. */
class FramesTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void lambdasAreNamedByTheMethodThatWroteThem() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .argument("app.Codec.lambda$decode$0:7", "app.Main.main:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Codec", "decode", "lastHolder");
  }

  @Test
  void aLambdaWhoseMethodTheCompilerLeftOutKeepsItsName() {
    told.object()
        .begin("lib.Pool.get:5", "app.Main.main:3")
        .argument("app.Codec.lambda$null$1:7", "app.Main.main:4")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Codec", "lambda$null$1", "lastHolder");
  }

  @Test
  void transparentFramesAreNotTheUsersOwnCode() {
    told.object()
        .begin("lib.Pool.get:5", "lib.Facade.make:8", "other.Codec.encode:20", "app.Main.main:3")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().className()).isEqualTo("other.Codec");
    assertThat(group.acquire().app()).isNull();
  }

  @Test
  void ofALibraryThatTestsItselfTheTestIsTheUsersOwnCodeAndNotWhatRunsIt() {
    told.object()
        .of("org.wire.Frame")
        .begin(
            "org.wire.Codec.encode:20",
            "org.wire.CodecTest.encodes:5",
            "jdk.internal.reflect.DirectMethodHandleAccessor.invoke:103",
            "java.lang.reflect.Method.invoke:580",
            "org.runner.Runner.run:30")
        .leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.acquire().site().method()).isEqualTo("encode");
    assertThat(group.acquire().app().method()).isEqualTo("encodes");
  }
}

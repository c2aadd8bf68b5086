package dev.reftracker.detection;

import static dev.reftracker.detection.Named.assertCulprit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import org.junit.jupiter.api.Test;

/** Acquires that answer themselves, since only leaked objects came by them. */
class SurplusTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void anAcquireThatOnlyLeakedObjectsHaveIsSurplus() {
    String[] made = {"lib.Pool.get:5", "app.Reader.read:10"};
    told.object().begin(made).release("app.Reader.read:12").healthy(50);
    told.object()
        .begin(made)
        .acquire("app.Cache.keep:30", "app.Reader.read:11")
        .release("app.Reader.read:12")
        .leaked(3);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(group, "app.Cache", "keep", "surplusAcquire");
    assertThat(group.surplusAcquire().line()).isEqualTo(30);
  }

  @Test
  void aSharedAcquireAnswersWhenAllObjectsOfOneCallerLeakAndTheHolderIsTheSame() {
    String[] returned = {"app.Decoder.decode:30", "app.Main.main:4"};
    told.object()
        .begin(
            "lib.Pool.get:5", "app.Decoder.acquire:20", "app.Decoder.chunks:25", "app.Main.main:4")
        .returned(returned)
        .release("app.Main.main:5")
        .healthy(50);
    told.object()
        .begin(
            "lib.Pool.get:5", "app.Decoder.acquire:20", "app.Decoder.decode:31", "app.Main.main:4")
        .returned(returned)
        .leaked(3);

    LeakGroup group = told.report().leaks().get(0);

    assertCulprit(told.answer(), "app.Decoder", "acquire", "surplusAcquire");
    assertThat(group.notes()).anyMatch(note -> note.startsWith("all 3 objects"));
  }

  @Test
  void whereTheSharedAcquireOnlyReturnsItTheCallerWhoseObjectsAllLeakAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Writer.copy:20", "app.Writer.data:25"};
    String[] index = {"lib.Pool.get:5", "app.Writer.copy:20", "app.Writer.index:35"};
    told.object()
        .begin(made)
        .returned("app.Writer.copy:21", "app.Writer.data:25")
        .argument("app.Cache.offer:9", "app.Writer.data:26")
        .release("app.Cache.evict:12", "app.Main.main:4")
        .healthy(50);
    told.object()
        .begin(index)
        .returned("app.Writer.copy:21", "app.Writer.index:35")
        .argument("app.Cache.offer:9", "app.Writer.index:36")
        .leaked(3);

    assertCulprit(told.answer(), "app.Writer", "index", "surplusAcquire");
  }
}

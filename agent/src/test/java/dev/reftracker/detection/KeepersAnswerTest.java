package dev.reftracker.detection;

import static dev.reftracker.detection.Named.assertCulprit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakGroup;
import dev.reftracker.runtime.snapshot.Op;
import org.junit.jupiter.api.Test;

/** Who answers where an object kept the reference: a container, an owner, a holder. */
class KeepersAnswerTest {

  private final TestSnapshot told = new TestSnapshot();

  @Test
  void aContainerThatLetGoOfItsContentIsNamedByItsUnusualMethod() {
    int add = told.stackId("lib.Composite.add:1");
    int shrink = told.stackId("lib.Composite.shrink:2");
    String[] made = {"lib.Pool.get:5", "app.Main.chunk:3"};
    String[] added = {"lib.Composite.add:1", "app.Main.main:4"};
    int composite = told.classId("lib.Composite");
    told.object()
        .begin(made)
        .into(new TestContainer(90, composite, true, add))
        .argument(added)
        .release("lib.Composite.deallocate:9", "app.Main.main:8")
        .healthy(50);
    told.object()
        .begin(made)
        .into(new TestContainer(91, composite, true, add, shrink))
        .argument(added)
        .leaked(2);

    assertCulprit(told.answer(), "lib.Composite", "shrink", "container");
  }

  @Test
  void theUserOfAnOwnerAnswersForItsContent() {
    String[] made = {"lib.Pool.get:5", "app.Vector.allocate:10", "app.Query.run:3"};
    told.object().begin(made).release("app.Vector.close:40", "app.Query.run:8").healthy(30);
    told.object().begin(made).leaked(1);

    LeakGroup group = told.report().leaks().get(0);

    assertThat(group.culprit().site().className()).isEqualTo("app.Query");
  }

  @Test
  void whoDropsWhatTookItWhenItWasMadeAnswersAlsoWhereItStoredItInAField() {
    String[] made = {"lib.Pool.get:5", "app.Handler.<init>:7", "app.Client.connect:4"};
    String[] stored = {"app.Handler.<init>:7", "app.Client.connect:4"};
    int start = told.stackId("app.Handler.start:40");
    int close = told.stackId("app.Handler.close:50");
    told.object()
        .holder(7)
        .thenUsed(start, close)
        .begin(made)
        .holder(7)
        .thenUsed(start, close)
        .event(Op.STORE, stored)
        .release("app.Handler.close:51", "app.Client.end:9")
        .healthy(50);
    int start2 = told.stackId("app.Handler.refuse:60");
    told.object()
        .holder(8)
        .thenUsed(start2)
        .begin(made)
        .holder(8)
        .thenUsed(start2)
        .event(Op.STORE, stored)
        .leaked(3);

    assertCulprit(told.answer(), "app.Client", "connect", "acquire");
  }

  @Test
  void theEndOfAHolderThatForgetsOneReferenceAnswers() {
    String[] made = {"lib.Pool.get:5", "app.Main.main:3"};
    told.object()
        .begin(made)
        .acquire("app.Panel.first:10", "app.Main.main:4")
        .acquire("app.Panel.second:11", "app.Main.main:5")
        .release("app.Main.main:6")
        .release("app.Panel.close:20", "app.Main.main:7")
        .leaked(1);

    assertCulprit(told.answer(), "app.Panel", "close", "missingRelease");
  }
}

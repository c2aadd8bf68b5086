package dev.reftracker.report.render;

import static dev.reftracker.report.render.GroupFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.LeakReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of {@link TextRenderer}. */
class TextRendererTest {

  @ParameterizedTest
  @EnumSource
  void everyShapeIsPrintedAsItsGoldenFileShows(Shape shape) throws IOException {
    String text = new TextRenderer(TextOptions.standard()).render(shape.report());

    Golden.check(text, Golden.name(shape) + ".txt");
  }

  @ParameterizedTest
  @EnumSource
  void withoutCutsNothingIsFoldedAway(Shape shape) throws IOException {
    String text = new TextRenderer(TextOptions.standard().withEverything()).render(shape.report());

    assertThat(text).doesNotContain("... ").doesNotContain("folded");
    Golden.check(text, Golden.name(shape) + ".everything.txt");
  }

  @ParameterizedTest
  @EnumSource
  void coloursChangeNothingButColour(Shape shape) {
    String plain = new TextRenderer(TextOptions.standard()).render(shape.report());

    String coloured =
        new TextRenderer(TextOptions.standard().withColour(true)).render(shape.report());

    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured)
        .contains("\u001b[")
        .satisfies(text -> assertThat(withoutColour(text)).isEqualTo(plain));
  }

  @Test
  void theFirstScreenAnswersWhatWhoWhereHowSureAndSinceWhen() {
    String text = new TextRenderer(TextOptions.standard()).render(Shape.ONE_LEAK.report());

    List<String> screen = text.lines().limit(24).toList();

    assertThat(screen.get(0)).startsWith("3 references leaked, in 1 group");
    assertThat(String.join("\n", screen))
        .contains("2 objects of io.netty.buffer.PooledUnsafeDirectByteBuf")
        .contains("look here first: at com.example.shop.Checkout.handle(Checkout.java:77)")
        .contains("score 0.97")
        .contains("10 233 others like it were")
        .contains("released at com.example.shop.Upload.close(Upload.java:60)")
        .contains("since: oldest 12.3 s ago")
        .contains("at com.example.shop.Upload.read(Upload.java:41)");
  }

  @Test
  void aGroupThatNothingExplainsSaysSo() {
    String text = new TextRenderer(TextOptions.standard()).render(Shape.UNKNOWN.report());

    assertThat(text).contains("nothing explains this group").contains("(no stack was recorded)");
  }

  @Test
  void aRunThatSawNothingIsNotCalledClean() {
    String text = new TextRenderer(TextOptions.standard()).render(Shape.NOTHING_SEEN.report());

    assertThat(text)
        .startsWith("nothing to judge")
        .contains("no method was woven")
        .doesNotContain("clean: ");
  }

  @Test
  void whatTheLimitsCutIsCounted() {
    TextOptions options = new TextOptions(false, 3, 2, false);

    String groups = new TextRenderer(options).render(Shape.MANY_GROUPS.report());
    String stacks = new TextRenderer(options).render(Shape.LONG_STACKS.report());

    assertThat(groups).contains("... 22 more groups with 253 references in the JSON report");
    assertThat(stacks).contains("... 19 more frames");
  }

  @Test
  void theTextIsAscii() {
    for (Shape shape : Shape.values()) {
      LeakReport report = shape.report();

      String text = new TextRenderer(TextOptions.standard()).render(report);

      assertThat(text.chars()).as(shape.name()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }
  }

  @Test
  void namesCannotFakeLinesNorSteerTheTerminal() {
    LeakReport report =
        new ReportFixture()
            .group(
                group("000000000001")
                    .acquiredAt(Places.READ, Places.STACK, "t\n0 leaks\u001b[2J")
                    .build())
            .build();

    String text = new TextRenderer(TextOptions.standard().withColour(true)).render(report);

    assertThat(text).contains("t?0 leaks?[2J").doesNotContain("\u001b[2J");
  }

  private static String withoutColour(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "");
  }
}

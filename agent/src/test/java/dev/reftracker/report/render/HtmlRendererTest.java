package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of {@link HtmlRenderer}. */
class HtmlRendererTest {

  @ParameterizedTest
  @EnumSource
  void everyShapeIsWellFormedAndSaysWhatTheTextSays(Shape shape) throws Exception {
    String text = new TextRenderer(TextOptions.standard().withEverything()).render(shape.report());

    String html = new HtmlRenderer().render(shape.report());

    assertThat(words(textOf(html))).containsAll(words(text));
  }

  @Test
  void thePageLoadsNothing() {
    String html = new HtmlRenderer().render(Shape.ONE_LEAK.report());

    assertThat(html)
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("url(");
  }

  @Test
  void namesAreEscaped() throws Exception {
    Frame hostile = new Frame("a.<script>alert(1)</script>", "<init>", "A&B.java", 1);
    LeakReport report =
        new ReportFixture()
            .group(
                GroupFixture.group("000000000001")
                    .acquiredAt(hostile, List.of(hostile), "t\"\u001b[31m")
                    .build())
            .build();

    String html = new HtmlRenderer().render(report);

    assertThat(html).doesNotContain("<script").doesNotContain("\u001b");
    assertThat(textOf(html)).contains("a.<script>alert(1)</script>.<init>(A&B.java:1)");
  }

  @Test
  void oneLeakIsShownAsItsGoldenFile() throws IOException {
    Golden.check(new HtmlRenderer().render(Shape.ONE_LEAK.report()), "one-leak.html");
  }

  private static List<String> words(String text) {
    return List.of(text.trim().split("\\s+", -1));
  }

  private static String textOf(String html) throws Exception {
    String xml =
        html.replace("<!DOCTYPE html>", "")
            .replaceAll("<meta[^>]*>", "")
            .replace("<details open ", "<details ");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement()
        .getTextContent();
  }
}

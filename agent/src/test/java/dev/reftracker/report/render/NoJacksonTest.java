package dev.reftracker.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reftracker.report.Verdict;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Reports for people are rendered without Jackson, whose start the exit of a program would have to
 * wait for.
 */
class NoJacksonTest {

  /** Renders in whatever loader it was loaded by. */
  public static final class Rendering implements Callable<String> {

    /** For reflection. */
    public Rendering() {}

    @Override
    public String call() {
      return new TextRenderer(TextOptions.standard()).render(Shape.ONE_LEAK.report())
          + new HtmlRenderer().render(Shape.ONE_LEAK.report())
          + new CollapsedRenderer(Verdict.HELD).render(Shape.ONE_LEAK.report());
    }
  }

  @Test
  void textHtmlAndCollapsedStacksAreRenderedWhereJacksonDoesNotExist() throws Exception {
    try (URLClassLoader ours = loaderWithoutLibraries()) {
      Class<?> rendering = ours.loadClass(Rendering.class.getName());

      Object rendered = ((Callable<?>) rendering.getConstructor().newInstance()).call();

      assertThat(rendering.getClassLoader()).isSameAs(ours);
      assertThat(rendered).isEqualTo(new Rendering().call());
    }
  }

  @Test
  void theLoaderOfThisTestIndeedHasNoJackson() throws IOException {
    try (URLClassLoader ours = loaderWithoutLibraries()) {
      assertThatThrownBy(() -> ours.loadClass("com.fasterxml.jackson.core.JsonGenerator"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  private static URLClassLoader loaderWithoutLibraries() {
    URL classes = TextRenderer.class.getProtectionDomain().getCodeSource().getLocation();
    URL tests = NoJacksonTest.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(new URL[] {classes, tests}, ClassLoader.getPlatformClassLoader());
  }
}

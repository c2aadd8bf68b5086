package dev.reftracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests {@link AbsolutePaths}. */
class AbsolutePathsTest {

  private static final String HERE = Path.of("").toAbsolutePath().toString();

  @Test
  void filesBecomeThoseOfTheWorkingDirectory() {
    String options = AbsolutePaths.of("netty,config=a.yaml,report=out/b.json,depth=8");

    assertThat(options)
        .isEqualTo("netty,config=" + HERE + "/a.yaml,report=" + HERE + "/out/b.json,depth=8");
  }

  @Test
  void anEscapedCommaStaysPartOfTheName() {
    String options = AbsolutePaths.of("report=/tmp/a\\,b.json,netty");

    assertThat(options).isEqualTo("report=/tmp/a\\,b.json,netty");
  }

  @Test
  void noOptionsStayNone() {
    assertThat(AbsolutePaths.of("")).isEmpty();
  }
}

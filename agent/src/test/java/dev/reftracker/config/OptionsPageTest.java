package dev.reftracker.config;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the options. */
class OptionsPageTest {

  @Test
  void thePageIsMadeFromTheDeclaration() throws IOException {
    Golden.assertUpToDate(Path.of("../docs/options.md"), OptionsPage.markdown());
  }
}

package dev.reftracker.config;

import java.io.IOException;

/** The page that documents the agent options, made from their declaration. */
final class OptionsPage {
  private OptionsPage() {}

  /** The page in Markdown. */
  static String markdown() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (OptionKey option : OptionKey.values()) {
      page.append("| `")
          .append(option.key())
          .append("=` | ")
          .append(option.takes())
          .append(" | ")
          .append(option.defaultText().isEmpty() ? "none" : "`" + option.defaultText() + "`")
          .append(" | ")
          .append(option.sentence())
          .append(" |\n");
    }
    page.append(MIDDLE);
    for (String preset : PresetFilesTest.presets()) {
      StringBuilder types = new StringBuilder();
      for (TypeRule type : PresetFilesTest.fromYaml(preset).types()) {
        types.append(types.isEmpty() ? "" : ", ").append('`').append(type.name()).append('`');
      }
      page.append("| `").append(preset).append("` | ").append(types).append(" |\n");
    }
    return page.toString();
  }

  private static final String HEAD =
      """
      # Agent options

      <!-- Made from OptionKey by OptionsPageTest; -Dupdate.golden=true writes it anew. -->

      ```
      java -javaagent:reftracker-agent.jar=OPTION,OPTION,… -jar program.jar
      ```

      An OPTION is the name of a preset (`netty`), or `key=value`. `netty:-refcounted` leaves out one type of a preset.
      `\\,` is a comma inside a value. What is named is switched on; with neither preset nor `config=` the agent says so
      and does nothing.

      A mistake never harms the program: one line on stderr says what is wrong, where, and which name is nearest; the agent
      stays off and the program runs on.

      | option | takes | default | what it does |
      |---|---|---|---|
      """;

  private static final String MIDDLE =
      """

      A rule file may hold the same options under `options:`, except `config`; the command line goes before the file.
      See [config/README.md](../config/README.md).

      **Why this `max-memory`.** The tracker's data live in the program's own heap, so a fixed figure would be harmless in a
      large one and deadly in a small one. An eighth leaves the program seven eighths of what it was given; 256 MiB hold
      more references than a report is read for, and the report says what was not recorded.

      ## Presets

      | preset | its types |
      |---|---|
      """;
}

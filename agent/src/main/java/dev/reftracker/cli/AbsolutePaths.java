package dev.reftracker.cli;

import dev.reftracker.config.OptionKey;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the files in agent options those of this command's working directory, not the program's.
 */
final class AbsolutePaths {

  private static final Set<OptionKey> FILES =
      Set.of(OptionKey.CONFIG, OptionKey.REPORT, OptionKey.SUPPRESSIONS, OptionKey.BASELINE);

  /** A key, an equals sign and a value up to a comma that no backslash stands before. */
  private static final Pattern OPTION = Pattern.compile("([\\w-]+)=((?:\\\\,|[^,])*)");

  private AbsolutePaths() {}

  /** The same options, relative files made absolute. */
  static String of(String options) {
    Matcher option = OPTION.matcher(options);
    return option.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1)
                    + "="
                    + (isFile(found.group(1)) ? absolute(found.group(2)) : found.group(2))));
  }

  private static boolean isFile(String key) {
    return FILES.stream().anyMatch(option -> option.key().equals(key));
  }

  private static String absolute(String value) {
    String path = Path.of(value.replace("\\,", ",").strip()).toAbsolutePath().toString();
    return CheckCommand.escaped(path);
  }
}

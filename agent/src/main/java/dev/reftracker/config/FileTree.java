package dev.reftracker.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads YAML or JSON into {@link FileNode}s, keeping lines.
 *
 * <p>Streaming on purpose: binding to classes would lose the line of each value. The only class of
 * this package that uses Jackson; it is loaded when a file is read, not when only presets are
 * named.
 */
final class FileTree {
  private final String file;
  private final JsonParser parser;

  private FileTree(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * The tree in {@code text}; a file whose name ends in {@code .json} is JSON, any other YAML.
   *
   * @throws ConfigException when the text is neither, with the line
   */
  static FileNode parse(String file, String text) {
    boolean json = file.toLowerCase(Locale.ROOT).endsWith(".json");
    JsonFactory factory = json ? new JsonFactory() : new YAMLFactory();
    try (JsonParser parser = factory.createParser(text)) {
      FileTree tree = new FileTree(file, parser);
      if (parser.nextToken() == null) {
        throw new ConfigException(file + " is empty. Write types: or presets: into it.");
      }
      FileNode root = tree.node();
      if (parser.nextToken() != null) {
        throw new ConfigException(
            "A second document begins in " + tree.where() + ". Write one document a file.");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw malformed(file, json, text, e);
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static ConfigException malformed(
      String file, boolean json, String text, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    int line = at == null ? 0 : at.getLineNr();
    String where = file + (line > 0 ? " line " + line : "");
    String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    String todo = aliasLike(text, line) ? "Put a pattern that begins with * between quotes." : "";
    return new ConfigException(
        (where + " is not " + (json ? "JSON" : "YAML") + ": " + first + ". " + todo).trim(), e);
  }

  private static boolean aliasLike(String text, int line) {
    String[] lines = text.split("\n", -1);
    return line > 0 && line <= lines.length && lines[line - 1].matches(".*(^|[\\s\\[,:-])\\*.*");
  }

  private FileNode node() throws IOException {
    String where = where();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return FileNode.map(where, entries());
    }
    if (token == JsonToken.START_ARRAY) {
      List<FileNode> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(node());
      }
      return FileNode.list(where, elements);
    }
    if (token == JsonToken.VALUE_STRING && isAlias()) {
      throw new ConfigException(
          "*"
              + parser.getText()
              + " is a YAML alias ("
              + where
              + "). Put a pattern that begins with * between quotes.");
    }
    return FileNode.scalar(where, token == JsonToken.VALUE_NULL ? null : parser.getText());
  }

  private boolean isAlias() {
    return parser instanceof com.fasterxml.jackson.dataformat.yaml.YAMLParser yaml
        && yaml.isCurrentAlias();
  }

  private Map<String, FileNode> entries() throws IOException {
    Map<String, FileNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String where = where();
      parser.nextToken();
      if (entries.put(key, node()) != null) {
        throw new ConfigException("Key " + key + " stands twice (" + where + "). Write it once.");
      }
    }
    return entries;
  }

  private String where() {
    return file + " line " + parser.currentTokenLocation().getLineNr();
  }
}

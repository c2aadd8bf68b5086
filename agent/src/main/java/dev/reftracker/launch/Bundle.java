package dev.reftracker.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip file inside the agent's jar, read into memory.
 *
 * <p>The JVM walks through the directory of an agent's jar before the program starts: thousands of
 * entries there would take a tenth of a second. Thread-safe.
 */
final class Bundle {

  private static final int END_BYTES = 22;
  private static final int END_ENTRIES = 10;
  private static final int END_DIRECTORY = 16;

  private static final int ENTRY_METHOD = 10;
  private static final int ENTRY_COMPRESSED_BYTES = 20;
  private static final int ENTRY_BYTES = 24;
  private static final int ENTRY_NAME_BYTES = 28;
  private static final int ENTRY_EXTRA_BYTES = 30;
  private static final int ENTRY_COMMENT_BYTES = 32;
  private static final int ENTRY_LOCAL_HEADER = 42;
  private static final int ENTRY_NAME = 46;

  private static final int LOCAL_NAME_BYTES = 26;
  private static final int LOCAL_EXTRA_BYTES = 28;
  private static final int LOCAL_NAME = 30;

  private static final int STORED = 0;

  private final byte[] zip;
  private final ByteBuffer numbers;

  /** Where the directory describes an entry, by its name. */
  private final Map<String, Integer> entries;

  /**
   * Reads a bundle.
   *
   * @param file a zip file without a comment at its end; not copied
   */
  Bundle(byte[] file) {
    zip = file;
    numbers = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - END_BYTES;
    int count = unsignedShort(end + END_ENTRIES);
    entries = new LinkedHashMap<>(2 * count);
    int entry = numbers.getInt(end + END_DIRECTORY);
    for (int i = 0; i < count; i++) {
      int nameBytes = unsignedShort(entry + ENTRY_NAME_BYTES);
      entries.put(
          new String(zip, entry + ENTRY_NAME, nameBytes, StandardCharsets.ISO_8859_1), entry);
      entry +=
          ENTRY_NAME
              + nameBytes
              + unsignedShort(entry + ENTRY_EXTRA_BYTES)
              + unsignedShort(entry + ENTRY_COMMENT_BYTES);
    }
  }

  /** Whether there is an entry of this name. */
  boolean contains(String name) {
    return entries.containsKey(name);
  }

  /** The names of the entries that lie in a folder itself. */
  List<String> namesIn(String folder) {
    List<String> names = new ArrayList<>();
    for (String name : entries.keySet()) {
      if (name.startsWith(folder) && name.indexOf('/', folder.length()) < 0) {
        names.add(name);
      }
    }
    return names;
  }

  /** The content of an entry; null when there is none of this name. */
  byte[] read(String name) throws IOException {
    Integer found = entries.get(name);
    if (found == null) {
      return null;
    }
    int entry = found;
    int local = numbers.getInt(entry + ENTRY_LOCAL_HEADER);
    int from =
        local
            + LOCAL_NAME
            + unsignedShort(local + LOCAL_NAME_BYTES)
            + unsignedShort(local + LOCAL_EXTRA_BYTES);
    byte[] content = new byte[numbers.getInt(entry + ENTRY_BYTES)];
    if (unsignedShort(entry + ENTRY_METHOD) == STORED) {
      System.arraycopy(zip, from, content, 0, content.length);
    } else {
      inflate(from, numbers.getInt(entry + ENTRY_COMPRESSED_BYTES), content);
    }
    return content;
  }

  private void inflate(int from, int length, byte[] content) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip, from, length);
      if (inflater.inflate(content) != content.length) {
        throw new IOException("the agent's jar is damaged");
      }
    } catch (DataFormatException e) {
      throw new IOException("the agent's jar is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private int unsignedShort(int offset) {
    return numbers.getShort(offset) & 0xffff;
  }
}

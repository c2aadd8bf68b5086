package dev.reftracker.matching;

import java.util.Arrays;

/**
 * The text constants of a class file: names, descriptors, signatures, strings. Found by stepping
 * over the constant pool, nothing is decoded: every class that the program loads is asked, and most
 * have nothing for us.
 */
public final class Texts {

  private static final int POOL_COUNT_OFFSET = 8;
  private static final int POOL_OFFSET = 10;
  private static final int TAG_UTF8 = 1;
  private static final int HEAD = 3;

  /** Bytes of a constant by its tag, its tag included (JVM specification, 4.4); 0: no such tag. */
  private static final byte[] SIZES = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private static final int TAG_LONG = 5;
  private static final int TAG_DOUBLE = 6;

  private final byte[] file;

  /** For each text the offset of its first byte; its length stands in the two bytes before. */
  private int[] begins = new int[64];

  private int count;

  /** For each constant where its content begins, behind the tag; 0 where there is none. */
  private final int[] contents;

  /** Offset behind the last constant. */
  private final int end;

  /**
   * Looks for the texts.
   *
   * @throws IllegalArgumentException when a constant is of a kind that is newer than this class
   * @throws IndexOutOfBoundsException when the file is cut short
   */
  Texts(byte[] classFile) {
    file = classFile;
    int constants = unsignedShort(POOL_COUNT_OFFSET);
    contents = new int[constants];
    int offset = POOL_OFFSET;
    for (int i = 1; i < constants; i++) {
      int tag = file[offset];
      contents[i] = offset + 1;
      if (tag == TAG_UTF8) {
        add(offset + HEAD);
        offset += HEAD + unsignedShort(offset + 1);
      } else {
        int size = tag > 0 && tag < SIZES.length ? SIZES[tag] : 0;
        if (size == 0) {
          throw new IllegalArgumentException("unknown constant of kind " + tag);
        }
        offset += size;
        i += tag == TAG_LONG || tag == TAG_DOUBLE ? 1 : 0; // these take two places
      }
    }
    end = offset;
  }

  /** The constants that they stand for. */
  ConstantPool pool() {
    return new ConstantPool(file, contents, end);
  }

  private void add(int begin) {
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, 2 * count);
    }
    begins[count++] = begin;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Offset of a text's first byte. */
  public int begin(int text) {
    return begins[text];
  }

  /** Offset behind a text's last byte. */
  public int end(int text) {
    return begins[text] + unsignedShort(begins[text] - 2);
  }

  /** A byte of the file. */
  public byte at(int offset) {
    return file[offset];
  }

  /** Whether some text has {@code part} in it. */
  boolean anyHas(BytePart part) {
    for (int i = 0; i < count; i++) {
      if (part.isIn(file, begin(i), end(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether some text equals one of {@code wanted}, each as class files write it. */
  boolean anyEquals(byte[][] wanted) {
    for (int i = 0; i < count; i++) {
      int begin = begin(i);
      int end = end(i);
      for (byte[] text : wanted) {
        if (text.length == end - begin && Arrays.equals(file, begin, end, text, 0, text.length)) {
          return true;
        }
      }
    }
    return false;
  }

  private int unsignedShort(int offset) {
    return (file[offset] & 0xff) << 8 | (file[offset + 1] & 0xff);
  }
}

package dev.reftracker.matching;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The constants of a class file that name something, each decoded when it is first asked for.
 *
 * <p>Read straight from the bytes: a start runs in the interpreter, where each call counts.
 */
final class ConstantPool {

  private static final int TAG_METHOD = 10;
  private static final int TAG_INTERFACE_METHOD = 11;

  private static final char UNDECODED = '\uFFFD';

  private final byte[] file;

  /** For each constant where its content begins, behind the tag; 0 where there is none. */
  private final int[] contents;

  private final String[] decoded;

  /** What stands behind the pool: the access flags. */
  private final int end;

  ConstantPool(byte[] classFile, int[] contents, int end) {
    this.file = classFile;
    this.contents = contents;
    this.decoded = new String[contents.length];
    this.end = end;
  }

  /** How many places it has, the unused first one included. */
  int size() {
    return contents.length;
  }

  /** Offset of the class's access flags. */
  int end() {
    return end;
  }

  /** Whether a constant is a method of a class or an interface. */
  boolean isMethod(int index) {
    int content = contents[index];
    return content != 0
        && (file[content - 1] == TAG_METHOD || file[content - 1] == TAG_INTERFACE_METHOD);
  }

  /** A method that is named in the pool. */
  ClassLook.MethodReference method(int index) {
    int content = contents[index];
    int nameAndType = contents[unsignedShort(content + 2)];
    return new ClassLook.MethodReference(
        index,
        className(unsignedShort(content)),
        text(unsignedShort(nameAndType)),
        text(unsignedShort(nameAndType + 2)));
  }

  /** Internal name of a class; null for the place 0, as which {@code Object} has its superclass. */
  String className(int index) {
    return index == 0 ? null : text(unsignedShort(contents[index]));
  }

  /** A text. */
  String text(int index) {
    String text = decoded[index];
    if (text == null) {
      text = decode(contents[index]);
      decoded[index] = text;
    }
    return text;
  }

  /** Whether a text is {@code wanted}, without decoding it. */
  boolean is(int index, byte[] wanted) {
    int content = contents[index];
    if (unsignedShort(content) != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (file[content + 2 + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** The two bytes of the file at an offset. */
  int unsignedShort(int offset) {
    return (file[offset] & 0xff) << 8 | (file[offset + 1] & 0xff);
  }

  /** Class files write NUL, and what lies beyond 16 bits, in a way of their own. */
  private String decode(int content) {
    int length = unsignedShort(content);
    String text = new String(file, content + 2, length, StandardCharsets.UTF_8);
    if (text.indexOf(UNDECODED) < 0) {
      return text;
    }
    try {
      return new DataInputStream(new ByteArrayInputStream(file, content, length + 2)).readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no class file: documented where it is asked
    }
  }
}

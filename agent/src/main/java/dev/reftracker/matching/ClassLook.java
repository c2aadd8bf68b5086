package dev.reftracker.matching;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * A cheap look at a class file: its header and its constant pool, never its methods.
 *
 * <p>The questions about the pool compare bytes and make no strings, since every class the program
 * loads is asked.
 */
public final class ClassLook {

  private static final int TAG_CLASS = 7;
  private static final int TAG_METHOD = 10;
  private static final int TAG_INTERFACE_METHOD = 11;
  private static final int TAG_UTF8 = 1;
  private static final int MAJOR_VERSION_OFFSET = 6;

  private final ClassReader reader;
  private final byte[] bytes;

  /**
   * Looks at a class file.
   *
   * @param classFile the whole class file; not copied, must not be changed
   * @throws IllegalArgumentException when the class file is newer than ASM knows
   * @throws IndexOutOfBoundsException when it is cut short
   */
  public ClassLook(byte[] classFile) {
    this.reader = new ClassReader(classFile);
    this.bytes = classFile;
  }

  /** The reader over the same bytes, for a full visit. */
  public ClassReader reader() {
    return reader;
  }

  /** Internal name of the class. */
  public String name() {
    return reader.getClassName();
  }

  /** Internal name of the superclass; null for {@code java.lang.Object}. */
  public String superName() {
    return reader.getSuperName();
  }

  /** Internal names of the interfaces it names itself. */
  public List<String> interfaces() {
    return List.of(reader.getInterfaces());
  }

  /** The class file's major version; 50 is Java 6. */
  public int majorVersion() {
    return reader.readUnsignedShort(MAJOR_VERSION_OFFSET);
  }

  /** Whether it is an interface (annotations included). */
  public boolean isInterface() {
    return (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Whether some text constant (a name, a descriptor, a string) equals {@code text}. */
  public boolean mentions(String text) {
    return find(text.getBytes(StandardCharsets.UTF_8), true);
  }

  /**
   * Whether some text constant contains {@code part}: {@code "io/netty/"} finds relocated names,
   * descriptors and signatures as well.
   */
  public boolean mentionsPart(String part) {
    return find(part.getBytes(StandardCharsets.UTF_8), false);
  }

  /**
   * Every method that the class refers to, itself or another's; dynamic calls and method handles'
   * targets included.
   */
  public List<MethodReference> methodReferences() {
    char[] buffer = new char[reader.getMaxStringLength()];
    List<MethodReference> references = new ArrayList<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item == 0) {
        continue;
      }
      int tag = bytes[item - 1];
      if (tag == TAG_METHOD || tag == TAG_INTERFACE_METHOD) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
        references.add(
            new MethodReference(
                reader.readClass(item, buffer),
                reader.readUTF8(nameAndType, buffer),
                reader.readUTF8(nameAndType + 2, buffer)));
      }
    }
    return references;
  }

  /**
   * Internal names (or array descriptors) of every class that the class refers to by a class
   * constant.
   */
  public List<String> classReferences() {
    char[] buffer = new char[reader.getMaxStringLength()];
    List<String> names = new ArrayList<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item != 0 && bytes[item - 1] == TAG_CLASS) {
        names.add(reader.readUTF8(item, buffer));
      }
    }
    return names;
  }

  private boolean find(byte[] wanted, boolean whole) {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item == 0 || bytes[item - 1] != TAG_UTF8) {
        continue;
      }
      int length = reader.readUnsignedShort(item);
      int last = whole ? (length == wanted.length ? 0 : -1) : length - wanted.length;
      for (int from = 0; from <= last; from++) {
        if (regionEquals(wanted, item + 2 + from)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean regionEquals(byte[] wanted, int offset) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[offset + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A method named by an instruction or a method handle.
   *
   * @param owner internal name of the class named there, which need not declare it
   * @param name its name
   * @param descriptor its descriptor
   */
  public record MethodReference(String owner, String name, String descriptor) {}
}

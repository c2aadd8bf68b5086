package dev.reftracker.matching;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * A cheap look at a class file: its constant pool, its header, and the signatures of its methods.
 *
 * <p>Only what is asked for is read, since every class the program loads is looked at.
 */
public final class ClassLook {

  private static final int TAG_METHOD = 10;
  private static final int TAG_INTERFACE_METHOD = 11;
  private static final int MAJOR_VERSION_OFFSET = 6;

  private final byte[] bytes;
  private String name;
  private Texts texts;
  private ClassReader reader;
  private char[] buffer;

  /**
   * Looks at a class file. Its other methods fail with an IllegalArgumentException when the file is
   * newer than ASM knows, and with an IndexOutOfBoundsException when it is cut short.
   *
   * @param classFile the whole class file; not copied, must not be changed
   */
  public ClassLook(byte[] classFile) {
    this(null, classFile);
  }

  /**
   * Looks at a class file whose name is known, so that for most questions its header need not be
   * read.
   *
   * @param internalName its internal name; null if unknown
   * @param classFile as above
   */
  public ClassLook(String internalName, byte[] classFile) {
    this.name = internalName;
    this.bytes = classFile;
  }

  /** The reader over the same bytes, for a full visit. */
  public ClassReader reader() {
    if (reader == null) {
      reader = new ClassReader(bytes);
      buffer = new char[reader.getMaxStringLength()];
    }
    return reader;
  }

  /** Internal name of the class. */
  public String name() {
    if (name == null) {
      name = reader().getClassName();
    }
    return name;
  }

  /** Internal name of the superclass; null for {@code java.lang.Object}. */
  public String superName() {
    return reader().getSuperName();
  }

  /** Internal names of the interfaces it names itself. */
  public List<String> interfaces() {
    return List.of(reader().getInterfaces());
  }

  /** The class file's major version; 50 is Java 6. */
  public int majorVersion() {
    return reader().readUnsignedShort(MAJOR_VERSION_OFFSET);
  }

  /** Whether it is an interface (annotations included). */
  public boolean isInterface() {
    return (reader().getAccess() & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Its text constants. */
  public Texts texts() {
    if (texts == null) {
      texts = new Texts(bytes);
    }
    return texts;
  }

  /**
   * Whether a text constant has {@code part} in it: {@code "io/netty/"} finds relocated names,
   * descriptors and signatures as well.
   */
  public boolean mentions(BytePart part) {
    return texts().anyHas(part);
  }

  /** Every method that the class refers to, itself or another's, with its place in the pool. */
  public List<MethodReference> methodReferences() {
    ClassReader pool = reader();
    List<MethodReference> references = new ArrayList<>();
    for (int i = 1; i < pool.getItemCount(); i++) {
      int item = pool.getItem(i);
      if (item == 0) {
        continue;
      }
      int tag = bytes[item - 1];
      if (tag == TAG_METHOD || tag == TAG_INTERFACE_METHOD) {
        int nameAndType = pool.getItem(pool.readUnsignedShort(item + 2));
        references.add(
            new MethodReference(
                i,
                pool.readClass(item, buffer),
                pool.readUTF8(nameAndType, buffer),
                pool.readUTF8(nameAndType + 2, buffer)));
      }
    }
    return references;
  }

  /** The descriptors of the fields that its objects have by the class itself. */
  public List<String> objectFields() {
    return new MemberWalk(reader(), buffer).objectFields();
  }

  /** The methods that the class declares, in the order of the file. */
  public List<MethodLook> methods() {
    MemberWalk walk = new MemberWalk(reader(), buffer);
    walk.skipMembers(); // fields
    return walk.methods();
  }

  /**
   * A method named by an instruction or a method handle.
   *
   * @param index its place in the constant pool
   * @param owner internal name of the class named there, which need not declare it
   * @param name its name
   * @param descriptor its descriptor
   */
  public record MethodReference(int index, String owner, String name, String descriptor) {}
}

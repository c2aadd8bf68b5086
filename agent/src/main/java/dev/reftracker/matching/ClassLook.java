package dev.reftracker.matching;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * A cheap look at a class file: its constant pool, its header, and the signatures of its methods.
 * Used by one thread.
 *
 * <p>Only what is asked for is read, since every class the program loads is looked at; and once.
 */
public final class ClassLook {

  private static final int MAJOR_VERSION_OFFSET = 6;
  private static final int THIS_CLASS = 2;
  private static final int SUPER_CLASS = 4;
  private static final int INTERFACES = 6;

  /** The newest class files that ASM knows. */
  private static final int NEWEST = Opcodes.V28;

  private final byte[] bytes;
  private String name;
  private Texts texts;
  private ConstantPool pool;
  private ClassReader reader;
  private List<MethodReference> references;
  private List<MethodLook> methods;
  private List<String> objectFields;

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
    }
    return reader;
  }

  /** Internal name of the class. */
  public String name() {
    if (name == null) {
      name = pool().className(pool.unsignedShort(pool.end() + THIS_CLASS));
    }
    return name;
  }

  /** Internal name of the superclass; null for {@code java.lang.Object}. */
  public String superName() {
    return pool().className(pool.unsignedShort(pool.end() + SUPER_CLASS));
  }

  /** Internal names of the interfaces it names itself. */
  public List<String> interfaces() {
    int at = pool().end() + INTERFACES;
    int count = pool.unsignedShort(at);
    if (count == 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      names.add(pool.className(pool.unsignedShort(at + 2 * i)));
    }
    return names;
  }

  /** The class file's major version; 50 is Java 6. */
  public int majorVersion() {
    return (bytes[MAJOR_VERSION_OFFSET] & 0xff) << 8 | (bytes[MAJOR_VERSION_OFFSET + 1] & 0xff);
  }

  /** Whether it is an interface (annotations included). */
  public boolean isInterface() {
    return (pool().unsignedShort(pool.end()) & Opcodes.ACC_INTERFACE) != 0;
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

  /** How many constants there are: one more than the highest {@link MethodReference#index}. */
  public int constants() {
    return pool().size();
  }

  /** A method that an instruction calls, by its place in the pool. */
  public MethodReference methodReference(int index) {
    return pool().method(index);
  }

  /** Every method that the class refers to, itself or another's, with its place in the pool. */
  public List<MethodReference> methodReferences() {
    if (references == null) {
      references = new ArrayList<>();
      int constants = pool().size();
      for (int i = 1; i < constants; i++) {
        if (pool.isMethod(i)) {
          references.add(pool.method(i));
        }
      }
    }
    return references;
  }

  /** The descriptors of the fields that its objects have by the class itself. */
  public List<String> objectFields() {
    walkMembers();
    return objectFields;
  }

  /** The methods that the class declares, in the order of the file. */
  public List<MethodLook> methods() {
    walkMembers();
    return methods;
  }

  private void walkMembers() {
    if (methods == null) {
      MemberWalk walk = new MemberWalk(bytes, pool());
      objectFields = walk.objectFields();
      methods = walk.methods();
    }
  }

  private ConstantPool pool() {
    if (pool == null) {
      if (majorVersion() > NEWEST) {
        throw new IllegalArgumentException(
            "Unsupported class file major version " + majorVersion());
      }
      pool = texts().pool();
    }
    return pool;
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

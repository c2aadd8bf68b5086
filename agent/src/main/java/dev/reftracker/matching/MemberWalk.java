package dev.reftracker.matching;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Walks once over the fields and then the methods of a class file, without parsing what they hold.
 */
final class MemberWalk {

  private static final byte[] CODE = "Code".getBytes(StandardCharsets.US_ASCII);

  private static final int HEADER_INTERFACES = 6;
  private static final int MEMBER_NAME = 2;
  private static final int MEMBER_DESCRIPTOR = 4;
  private static final int MEMBER_ATTRIBUTES = 6;
  private static final int ATTRIBUTE_LENGTH = 2;
  private static final int ATTRIBUTE_CONTENT = 6;

  private final byte[] file;
  private final ConstantPool pool;
  private int offset;

  /** The constant that was last seen to be the name of code attributes; mostly the only one. */
  private int codeName;

  /** Stands before the fields. */
  MemberWalk(byte[] classFile, ConstantPool pool) {
    this.file = classFile;
    this.pool = pool;
    int interfaces = pool.end() + HEADER_INTERFACES;
    this.offset = interfaces + 2 + 2 * pool.unsignedShort(interfaces);
  }

  /** Walks over the fields and tells the descriptors of those that objects have. */
  List<String> objectFields() {
    int count = pool.unsignedShort(offset);
    offset += 2;
    List<String> descriptors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if ((pool.unsignedShort(offset) & Opcodes.ACC_STATIC) == 0) {
        descriptors.add(pool.text(pool.unsignedShort(offset + MEMBER_DESCRIPTOR)));
      }
      skipAttributes();
    }
    return descriptors;
  }

  /** Walks over the methods and tells what it saw. */
  List<MethodLook> methods() {
    int count = pool.unsignedShort(offset);
    offset += 2;
    List<MethodLook> methods = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int member = offset;
      int code = skipAttributes();
      methods.add(
          new MethodLook(
              file,
              pool.unsignedShort(member),
              pool.text(pool.unsignedShort(member + MEMBER_NAME)),
              pool.text(pool.unsignedShort(member + MEMBER_DESCRIPTOR)),
              code));
    }
    return methods;
  }

  /** Walks over one member; returns where its code attribute's content begins, or 0. */
  private int skipAttributes() {
    int code = 0;
    int count = pool.unsignedShort(offset + MEMBER_ATTRIBUTES);
    offset += MEMBER_ATTRIBUTES + 2;
    for (int i = 0; i < count; i++) {
      if (isCode(pool.unsignedShort(offset))) {
        code = offset + ATTRIBUTE_CONTENT;
      }
      int length = offset + ATTRIBUTE_LENGTH;
      offset +=
          ATTRIBUTE_CONTENT + (pool.unsignedShort(length) << 16 | pool.unsignedShort(length + 2));
    }
    return code;
  }

  private boolean isCode(int name) {
    if (name != codeName && pool.is(name, CODE)) {
      codeName = name;
    }
    return name == codeName;
  }
}

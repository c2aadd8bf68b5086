package dev.reftracker.matching;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Walks over the fields and methods of a class file without parsing what they hold. */
final class MemberWalk {

  private static final int HEADER_INTERFACES = 6;
  private static final int MEMBER_NAME = 2;
  private static final int MEMBER_DESCRIPTOR = 4;
  private static final int MEMBER_ATTRIBUTES = 6;
  private static final int ATTRIBUTE_LENGTH = 2;
  private static final int ATTRIBUTE_CONTENT = 6;

  private final ClassReader file;
  private final char[] buffer;
  private int offset;

  /** Stands before the fields. */
  MemberWalk(ClassReader file, char[] buffer) {
    this.file = file;
    this.buffer = buffer;
    int interfaces = file.header + HEADER_INTERFACES;
    this.offset = interfaces + 2 + 2 * file.readUnsignedShort(interfaces);
  }

  /** Walks over the fields, or the methods. */
  void skipMembers() {
    int count = file.readUnsignedShort(offset);
    offset += 2;
    for (int i = 0; i < count; i++) {
      skipAttributes();
    }
  }

  /** Walks over the fields and tells the descriptors of those that objects have. */
  List<String> objectFields() {
    int count = file.readUnsignedShort(offset);
    offset += 2;
    List<String> descriptors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if ((file.readUnsignedShort(offset) & Opcodes.ACC_STATIC) == 0) {
        descriptors.add(file.readUTF8(offset + MEMBER_DESCRIPTOR, buffer));
      }
      skipAttributes();
    }
    return descriptors;
  }

  /** Walks over the methods and tells what it saw. */
  List<MethodLook> methods() {
    int count = file.readUnsignedShort(offset);
    offset += 2;
    List<MethodLook> methods = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int member = offset;
      int code = skipAttributes();
      methods.add(
          new MethodLook(
              file,
              file.readUnsignedShort(member),
              file.readUTF8(member + MEMBER_NAME, buffer),
              file.readUTF8(member + MEMBER_DESCRIPTOR, buffer),
              code));
    }
    return methods;
  }

  /** Walks over one member; returns where its code attribute's content begins, or 0. */
  private int skipAttributes() {
    int code = 0;
    int count = file.readUnsignedShort(offset + MEMBER_ATTRIBUTES);
    offset += MEMBER_ATTRIBUTES + 2;
    for (int i = 0; i < count; i++) {
      if (file.readUTF8(offset, buffer).equals("Code")) {
        code = offset + ATTRIBUTE_CONTENT;
      }
      offset += ATTRIBUTE_CONTENT + file.readInt(offset + ATTRIBUTE_LENGTH);
    }
    return code;
  }
}

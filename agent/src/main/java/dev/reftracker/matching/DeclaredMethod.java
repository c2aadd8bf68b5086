package dev.reftracker.matching;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method as its class file shows it, with what the matching must know of its body. */
final class DeclaredMethod {

  private final int access;
  private final String name;
  private final String descriptor;
  private final List<Call> callsOnThis = new ArrayList<>();
  private boolean subroutines;

  DeclaredMethod(int access, String name, String descriptor) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
  }

  String name() {
    return name;
  }

  String descriptor() {
    return descriptor;
  }

  boolean is(int accessFlag) {
    return (access & accessFlag) != 0;
  }

  boolean isStatic() {
    return is(Opcodes.ACC_STATIC);
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  Type returnType() {
    return Type.getReturnType(descriptor);
  }

  Type[] parameters() {
    return Type.getArgumentTypes(descriptor);
  }

  /** Whether the body has subroutines (JSR), which only ancient compilers made. */
  boolean hasSubroutines() {
    return subroutines;
  }

  void markSubroutines() {
    subroutines = true;
  }

  /**
   * The calls that the body certainly makes on its own {@code this}; constructors: the one of
   * this(...) or super(...).
   */
  List<Call> callsOnThis() {
    return callsOnThis;
  }

  /**
   * A call on {@code this}.
   *
   * @param owner internal name of the class named by the instruction
   * @param name the method's name
   * @param descriptor its descriptor
   * @param special whether it is bound to exactly that class (super calls, constructors)
   */
  record Call(String owner, String name, String descriptor, boolean special) {}
}

package dev.reftracker.bodies;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call makes of the values that it is given, and what it returns. */
final class CallEffects {

  private final Flow flow;
  private final Counted counted;
  private final CalleeEffects callees;

  CallEffects(Flow flow, Counted counted, CalleeEffects callees) {
    this.flow = flow;
    this.counted = counted;
    this.callees = callees;
  }

  Held lambda(InvokeDynamicInsnNode made) {
    for (Object argument : made.bsmArgs) {
      if (argument instanceof Handle handle) {
        return new Held(1, 0, 0, Held.Kind.PLAIN, handle);
      }
    }
    return Held.ONE;
  }

  Held result(MethodInsnNode call, List<? extends Held> values) {
    Type returned = Type.getReturnType(call.desc);
    if (returned.getSize() != 1) {
      return returned.getSize() == 2 ? Held.TWO : null;
    }
    if (JdkCalls.isPlain(returned)) {
      return Held.ONE;
    }
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    Held receiver = isStatic || values.isEmpty() ? Held.ONE : values.get(0);
    if (JdkCalls.isJdk(call.owner)) {
      return ofJdk(call, returned, receiver, isStatic, values);
    }
    if (returned.getSort() < Type.ARRAY) {
      return callees.mayRefuse(call, values);
    }
    long from = receiver.isReference() ? receiver.all() : 0;
    if (isTarget(call.owner)) {
      long own = receiver.isReference() ? receiver.own() : 0;
      long made = flow.origins().known(call);
      return Held.of(made == 0 ? own : made, isTarget(returned) ? 0 : from);
    }
    return Held.of(flow.origins().known(call), from);
  }

  private static Held ofJdk(
      MethodInsnNode call,
      Type returned,
      Held receiver,
      boolean isStatic,
      List<? extends Held> values) {
    if (returned.getSort() < Type.ARRAY) {
      if (JdkCalls.mayRefuse(call.name)) {
        return Held.about(offered(call, values).own(), Held.Kind.TAKEN);
      }
      return Held.about(receiver.own(), JdkCalls.tells(call.name));
    }
    if (JdkCalls.mayRefuse(call.name)) {
      return Held.about(offered(call, values).own(), Held.Kind.FORMER);
    }
    long own = receiver.isReference() ? receiver.own() : 0;
    long from = receiver.isReference() ? receiver.from() : 0;
    for (Held value : isStatic ? values : List.<Held>of()) {
      own |= value.isReference() ? value.own() : 0;
      from |= value.isReference() ? value.from() : 0;
    }
    return Held.of(own, from);
  }

  /** Of a timed offer the time comes after what is offered. */
  private static Held offered(MethodInsnNode call, List<? extends Held> values) {
    boolean last = call.name.equals("compareAndSet") || call.name.equals("putIfAbsent");
    return values.get(last ? values.size() - 1 : Math.min(1, values.size() - 1));
  }

  /** What the call does; to be asked before {@link #result}, since it numbers what is made. */
  void apply(HeldFrame frame, MethodInsnNode call, List<Held> values) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    if (call.name.equals("<init>")) {
      constructed(frame, call, values);
    } else if (JdkCalls.isJdk(call.owner)) {
      ofJdk(frame, call, values, isStatic);
    } else if (isTarget(call.owner)) {
      onTarget(frame, call, values, isStatic);
    } else {
      ofProgram(frame, call, values, isStatic);
    }
  }

  private void constructed(HeldFrame frame, MethodInsnNode call, List<Held> values) {
    Held made = values.get(0);
    for (int i = 1; i < values.size(); i++) {
      Held value = values.get(i);
      if (value.isReference() && value.all() != 0) {
        flow.passedOn().add(call, i);
        frame.put(made, value, call);
      }
    }
  }

  private void ofJdk(HeldFrame frame, MethodInsnNode call, List<Held> values, boolean isStatic) {
    Held receiver = isStatic ? Held.ONE : values.get(0);
    boolean known = values.stream().skip(1).anyMatch(value -> value.all() != 0);
    if (JdkCalls.takesOut(call.name) && receiver.isReference() && !known) {
      frame.letOut(receiver.own() & flow.origins().fields());
    }
    boolean returns = Type.getReturnType(call.desc).getSort() >= Type.ARRAY;
    for (Held value : values.subList(isStatic ? 0 : 1, values.size())) {
      if (value.lambda() != null) {
        if (callees.consumes(value.lambda(), counted)) {
          frame.consume(receiver, call);
        }
      } else if (JdkCalls.mayRefuse(call.name)) {
        frame.offer(value, call);
      } else if (!JdkCalls.onlyReads(call.name) && !(isStatic && returns)) {
        frame.put(receiver, value, call);
      }
    }
  }

  private void onTarget(HeldFrame frame, MethodInsnNode call, List<Held> values, boolean isStatic) {
    for (Held value : values.subList(isStatic ? 0 : 1, values.size())) {
      flow.unsure(value.isReference() ? value.all() : 0);
      frame.consume(value, call);
    }
    Held receiver = isStatic ? Held.ONE : values.get(0);
    flow.sure(receiver.own());
    Facade facade = facade(call);
    if (facade == Facade.RELEASE) {
      frame.consume(receiver, call);
    } else if (facade == Facade.ACQUIRE) {
      long made = flow.origins().at(call, ValueUse.Kind.MADE);
      frame.begin(made, call);
      frame.putInside(receiver.own(), made);
    } else if (receiver.own() == 0
        && flow.isOwned(call)
        && isTarget(Type.getReturnType(call.desc))) {
      frame.begin(flow.origins().at(call, ValueUse.Kind.MADE), call);
    }
  }

  /** Whether it gives a reference back, on the target itself. */
  boolean isRelease(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && isTarget(call.owner)
        && facade(call) == Facade.RELEASE;
  }

  /** Whether it takes a reference, on the target itself. */
  boolean isAcquire(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && isTarget(call.owner)
        && facade(call) == Facade.ACQUIRE;
  }

  private Facade facade(MethodInsnNode call) {
    String arguments = Signatures.arguments(call.desc);
    if (counted.releases(call.name, arguments)) {
      return Facade.RELEASE;
    }
    return counted.acquires(call.name, arguments) ? Facade.ACQUIRE : callees.facade(call);
  }

  private void ofProgram(
      HeldFrame frame, MethodInsnNode call, List<Held> values, boolean isStatic) {
    for (int i = 0; i < values.size(); i++) {
      Held value = values.get(i);
      boolean self = value.kind() == Held.Kind.SELF;
      if (self && i == 0 && !isStatic) {
        onFields(frame, call);
      } else if (value.isReference() && value.all() != 0) {
        flow.passedOn().add(call, i);
        if (callees.mayRefuse(call, i)) {
          frame.offer(value, call);
        } else if (callees.takes(call, i)) {
          flow.unsure(callees.isUnsure(call, i) ? frame.closure(value.all()) : 0);
          frame.consume(value, call);
        }
      }
    }
    Type returned = Type.getReturnType(call.desc);
    boolean owned = flow.isOwned(call) && returned.getSort() >= Type.ARRAY;
    if (owned || flow.origins().holds(returned)) {
      boolean made = owned || callees.returnsOwned(call);
      ValueUse.Kind kind = made ? ValueUse.Kind.MADE : ValueUse.Kind.RESULT;
      frame.begin(flow.origins().at(call, kind), call);
    }
  }

  private boolean isTarget(String internalName) {
    return !internalName.startsWith("[") && counted.isTarget(internalName.replace('/', '.'));
  }

  /** A method of the same object is called: what it does with each field is done. */
  private void onFields(HeldFrame frame, MethodInsnNode call) {
    for (ValueUse use : callees.fields(call)) {
      long field = flow.origins().knownField(use.field()) & frame.held();
      if (use.drops()) {
        frame.letOut(field);
      } else if (use.consumes()) {
        frame.consume(field, call);
        frame.begin(use.keeps() ? field : 0, call);
      }
    }
  }

  boolean isTarget(Type type) {
    return type.getSort() == Type.OBJECT && counted.isTarget(type.getClassName());
  }
}

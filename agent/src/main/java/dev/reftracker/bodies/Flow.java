package dev.reftracker.bodies;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Follows the values of one method over all its paths. Paths by exceptions are followed from where
 * the method itself throws only.
 */
final class Flow extends Analyzer<Held> {

  private final ClassNode type;
  private final MethodNode method;
  private final Counted counted;
  private final Set<Integer> ownedLines;
  private final Origins origins;
  private final CallEffects calls;
  private final FlowPaths paths;
  private final Set<PassedOn> passedOn = new LinkedHashSet<>();
  private long sure;
  private long lost;
  private long unsure;

  private Flow(
      ClassNode type,
      MethodNode method,
      Counted counted,
      Set<Integer> ownedLines,
      Callees callees,
      HeldInterpreter interpreter) {
    super(interpreter);
    this.type = type;
    this.method = method;
    this.counted = counted;
    this.ownedLines = ownedLines;
    this.origins = new Origins(type, counted);
    this.calls = new CallEffects(this, counted, new CalleeEffects(callees));
    this.paths = new FlowPaths(method);
    interpreter.follow(this);
  }

  /** What the method does; null where its code cannot be followed. */
  static BodyLook look(
      ClassNode type,
      MethodNode method,
      Counted counted,
      Set<Integer> ownedLines,
      Callees callees) {
    Flow flow = new Flow(type, method, counted, ownedLines, callees, new HeldInterpreter());
    flow.origins.readFieldsOf(method);
    try {
      flow.analyze(type.name, method);
      return flow.look();
    } catch (AnalyzerException | RuntimeException e) {
      return null; // code that no compiler of Java makes: nothing is known of it
    }
  }

  @Override
  protected void init(String owner, MethodNode same) {
    ((HeldFrame) getFrames()[0]).start(origins.fields() | origins.mask(ValueUse.Kind.PARAMETER));
  }

  @Override
  protected Frame<Held> newFrame(int locals, int stack) {
    return new HeldFrame(locals, stack, this);
  }

  @Override
  protected Frame<Held> newFrame(Frame<? extends Held> frame) {
    return new HeldFrame((HeldFrame) frame);
  }

  @Override
  protected void newControlFlowEdge(int insn, int successor) {
    paths.edge(insn, successor);
  }

  @Override
  protected boolean newControlFlowExceptionEdge(int insn, int successor) {
    return method.instructions.get(insn).getOpcode() == Opcodes.ATHROW;
  }

  Origins origins() {
    return origins;
  }

  CallEffects calls() {
    return calls;
  }

  boolean isConstructor() {
    return method.name.equals("<init>");
  }

  long parameter(int number, boolean isInstance, Type of) {
    if (isInstance && number == 0 && (isConstructor() || !counted.carries(of.getClassName()))) {
      return 0;
    }
    return origins.parameter(number, of, signature(number - (isInstance ? 1 : 0)));
  }

  private String signature(int parameter) {
    Type[] types = Type.getArgumentTypes(method.desc);
    boolean generic = parameter >= 0 && types[parameter].getSort() >= Type.ARRAY;
    return generic && types[parameter].getClassName().startsWith("java.") ? method.signature : null;
  }

  /** The bit of a new object. */
  long made(TypeInsnNode insn) {
    boolean target = counted.isTarget(insn.desc.replace('/', '.'));
    return origins.at(insn, target ? ValueUse.Kind.MADE : null);
  }

  /** The bits of the objects that the method made and that are no targets. */
  long ownObjects() {
    return origins.mask(null) | origins.mask(ValueUse.Kind.MADE);
  }

  Held tested(TypeInsnNode insn, Held value) {
    boolean target = counted.isTarget(insn.desc.replace('/', '.'));
    return target ? Held.about(value.own(), Held.Kind.MORE) : Held.ONE;
  }

  Held loaded(FieldInsnNode access, Held object) {
    Type loaded = Type.getType(access.desc);
    if (loaded.getSort() < Type.ARRAY) {
      return loaded.getSize() == 2 ? Held.TWO : Held.ONE;
    }
    long field = object.kind() == Held.Kind.SELF ? origins.field(access) : 0;
    return Held.of(field, origins.holds(loaded) ? object.all() : 0);
  }

  void cast(AbstractInsnNode cast, Held value) {
    if (origins.holds(Type.getObjectType(((TypeInsnNode) cast).desc))) {
      sure(value.own());
    }
  }

  void sure(long bits) {
    sure |= bits;
  }

  void lost(long bits, AbstractInsnNode insn) {
    lost |= bits;
    paths.lost(insn, bits);
  }

  void consumed(AbstractInsnNode insn, long bits) {
    paths.consumed(insn, bits);
  }

  void unsure(long bits) {
    unsure |= bits;
  }

  void passed(MethodInsnNode call, int number) {
    if (!JdkCalls.isJdk(call.owner)) {
      int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
      boolean hidden =
          number >= receiver && !origins.holds(Type.getArgumentTypes(call.desc)[number - receiver]);
      String owner = call.owner.replace('/', '.');
      passedOn.add(new PassedOn(owner, call.name, call.desc, number, hidden));
    }
  }

  /** Whether the leaked reference is known to have come out of this call. */
  boolean isOwned(AbstractInsnNode call) {
    return ownedLines.contains(Origins.line(call));
  }

  private BodyLook look() throws AnalyzerException {
    long dropped = lost;
    long done = 0;
    long made = 0;
    for (int i = 0; i < getFrames().length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      if (getFrames()[i] == null || !paths.leaves(insn)) {
        continue;
      }
      HeldFrame last = new HeldFrame((HeldFrame) getFrames()[i]);
      if (insn.getOpcode() == Opcodes.ARETURN) {
        made |= last.closure(last.getStack(last.getStackSize() - 1).all());
        last.consume(last.getStack(last.getStackSize() - 1), insn);
      }
      dropped |= (last.held() & ~origins.fields()) | last.strayed();
      unsure |= last.held() & origins.singleFields();
      done |= last.done();
    }
    List<ValueUse> uses = new ArrayList<>();
    for (Origin origin : origins.all()) {
      if (origin.kind() != null) {
        uses.add(use(origin, dropped, done | paths.consumed()));
      }
    }
    return new BodyLook(
        type.name.replace('/', '.'),
        method.name,
        type.sourceFile,
        paths.firstLine(),
        Type.getReturnType(method.desc).getSort() == Type.BOOLEAN,
        uses,
        List.copyOf(passedOn),
        returnsTarget(),
        (made & origins.mask(ValueUse.Kind.MADE)) != 0);
  }

  private boolean returnsTarget() {
    Type returned = Type.getReturnType(method.desc);
    return returned.getSort() == Type.OBJECT && counted.isTarget(returned.getClassName());
  }

  private ValueUse use(Origin origin, long dropped, long done) {
    boolean drops = (dropped & origin.bit()) != 0;
    boolean consumes = (done & origin.bit()) != 0;
    return new ValueUse(
        origin.kind(),
        origin.line(),
        origin.parameter(),
        isSure(origin),
        drops,
        consumes,
        (unsure & origin.bit()) != 0,
        drops && consumes ? paths.leavesAt(origin.bit(), getFrames()) : -1);
  }

  private boolean isSure(Origin origin) {
    if (origin.kind() != ValueUse.Kind.PARAMETER || (sure & origin.bit()) != 0) {
      return true;
    }
    boolean isInstance = (method.access & Opcodes.ACC_STATIC) == 0;
    int number = origin.parameter() - (isInstance ? 1 : 0);
    return number < 0
        || origins.holds(Type.getArgumentTypes(method.desc)[number])
        || origins.mentions(signature(number));
  }
}

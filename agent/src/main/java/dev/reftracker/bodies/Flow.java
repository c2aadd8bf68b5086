package dev.reftracker.bodies;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Follows the values of one method over all its paths. Paths by exceptions are followed from where
 * the method itself throws only, unless its steps are asked for.
 */
final class Flow extends Analyzer<Held> {

  private final ClassNode type;
  private final MethodNode method;
  private final Counted counted;
  private final Set<Integer> ownedLines;
  private final Origins origins;
  private final Parameters parameters;
  private final CallEffects calls;
  private final FlowPaths paths;
  private final HeldSteps steps;
  private final Loops loops;
  private final PassedOns passedOn;
  private boolean hasEnd;
  private long sure;
  private long lost;
  private long unsure;

  private Flow(
      ClassNode type,
      MethodNode method,
      Counted counted,
      Set<Integer> ownedLines,
      Callees callees,
      HeldSteps steps,
      Loops loops,
      HeldInterpreter interpreter) {
    super(interpreter);
    this.type = type;
    this.method = method;
    this.counted = counted;
    this.ownedLines = ownedLines;
    this.origins = loops == null ? new Origins(type, counted) : loops.origins();
    this.loops = loops;
    this.passedOn = new PassedOns(origins);
    this.parameters = new Parameters(method, counted, origins);
    this.calls = new CallEffects(this, counted, new CalleeEffects(callees));
    this.paths = new FlowPaths(method);
    this.steps = steps;
    interpreter.follow(this);
  }

  /**
   * Follows a method.
   *
   * @param steps where to write down the steps of what is held, exceptions of calls included; null
   *     where nobody asks for them
   * @param loops what is known of its loops; null where it is followed for the first time
   * @return null where its code cannot be followed
   */
  static Flow of(
      ClassNode type,
      MethodNode method,
      Counted counted,
      Set<Integer> ownedLines,
      Callees callees,
      HeldSteps steps,
      Loops loops) {
    HeldInterpreter interpreter = new HeldInterpreter();
    Flow flow = new Flow(type, method, counted, ownedLines, callees, steps, loops, interpreter);
    flow.origins.readFields(steps == null ? null : method);
    try {
      flow.analyze(type.name, method);
      return flow;
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
    HeldFrame copy = new HeldFrame((HeldFrame) frame);
    if (steps != null) {
      steps.caught(copy);
    }
    return copy;
  }

  @Override
  protected void newControlFlowEdge(int insn, int successor) {
    paths.edge(insn, successor);
    if (steps != null) {
      steps.step(insn, successor, (HeldFrame) getFrames()[insn]);
    }
  }

  @Override
  protected boolean newControlFlowExceptionEdge(int insn, int successor) {
    return steps == null
        ? method.instructions.get(insn).getOpcode() == Opcodes.ATHROW
        : steps.throwsTo(insn, successor);
  }

  /** Those of the values that are done with when a loop over them has ended. */
  long exhausted(AbstractInsnNode jump, long bits) {
    hasEnd = true;
    return loops == null ? bits : loops.used(jump, bits);
  }

  /** Its loops; null where none ends for want of elements. */
  Loops loops() {
    return hasEnd ? new Loops(origins, paths.usesInLoops()) : null;
  }

  void executes(HeldFrame frame) {
    if (steps != null) {
      steps.executes(frame);
    }
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

  long parameter(int number, Type of) {
    return parameters.origin(number, of);
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

  void began(AbstractInsnNode insn, long bits) {
    if (steps != null) {
      steps.began(insn, bits);
    }
  }

  void unsure(long bits) {
    unsure |= bits;
  }

  /** Whether the leaked reference is known to have come out of this call. */
  boolean isOwned(AbstractInsnNode call) {
    return ownedLines.contains(Origins.line(call));
  }

  FlowPaths paths() {
    return paths;
  }

  ClassNode type() {
    return type;
  }

  MethodNode method() {
    return method;
  }

  long lost() {
    return lost;
  }

  long unsure() {
    return unsure;
  }

  PassedOns passedOn() {
    return passedOn;
  }

  /** Whether a value of this origin is a target, or carries one, for certain. */
  boolean isSure(Origin origin) {
    return origin.kind() != ValueUse.Kind.PARAMETER
        || (sure & origin.bit()) != 0
        || parameters.isSure(origin);
  }

  /** Whether it is none of an argument whose type does not tell. */
  boolean holdsByType(Origin origin) {
    return parameters.holdsByType(origin);
  }
}

package dev.reftracker.weaving;

import dev.reftracker.weaving.HookIds.SiteKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One method of a class being woven, with what the hooks in it have in common. Used by one thread.
 */
final class CallSiteMethod {

  /** Below the JVM's 65 535 bytes, with room for what other steps add. */
  private static final int MAX_CODE_BYTES = 60_000;

  private static final int BYTES_PER_HOOK = 28;
  private static final int MIN_SUSPICIOUS_INSTRUCTIONS = 2_000;

  private final String className;
  private final String file;
  private final MethodNode node;
  private final HookIds ids;
  private final MethodInsnNode superCall;
  private final int thisSlot;

  /**
   * A method.
   *
   * @param className internal name of its class
   * @param file the source file, or null
   * @param node the method with expanded frames
   * @param ids gives out site ids
   */
  CallSiteMethod(String className, String file, MethodNode node, HookIds ids) {
    this.className = className;
    this.file = file;
    this.node = node;
    this.ids = ids;
    this.superCall = CallSiteConstructor.superCall(node);
    this.thisSlot = isThisAtHand() ? 0 : CallSiteCode.NULL_SLOT;
  }

  MethodNode node() {
    return node;
  }

  /** Internal name of the class. */
  String className() {
    return className;
  }

  boolean isConstructor() {
    return node.name.equals("<init>");
  }

  /** The call of {@code super(...)} or {@code this(...)}; null where there is none. */
  MethodInsnNode superCall() {
    return superCall;
  }

  /**
   * The local that holds {@code this}, in a constructor after {@link #superCall}; or null's slot
   * where there is none.
   */
  int thisSlot() {
    return thisSlot;
  }

  /**
   * Whether hooks at every call and exit, or those of other steps, may make it larger than the JVM
   * allows.
   */
  boolean mayOutgrowClassFile() {
    if (node.instructions.size() < MIN_SUSPICIOUS_INSTRUCTIONS) {
      return false;
    }
    int hooks = 0;
    for (AbstractInsnNode insn : node.instructions) {
      if (insn instanceof MethodInsnNode || insn.getOpcode() == Opcodes.ARETURN) {
        hooks++;
      }
    }
    CodeSizeEvaluator size = new CodeSizeEvaluator(null);
    node.accept(size);
    return size.getMaxSize() + hooks * BYTES_PER_HOOK > MAX_CODE_BYTES;
  }

  int siteId(int line, SiteKind kind) {
    return ids.siteId(className.replace('/', '.'), node.name, node.desc, file, line, kind);
  }

  /** The id of its entry with a target as the argument that stands so far from the first. */
  int argumentSiteId(int index, SiteKind kind) {
    String descriptor = index == 0 ? node.desc : node.desc + '#' + index;
    return ids.siteId(className.replace('/', '.'), node.name, descriptor, file, firstLine(), kind);
  }

  /** The line of its first instruction; -1 where the class has no lines. */
  int firstLine() {
    for (AbstractInsnNode insn : node.instructions) {
      if (insn instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return -1;
  }

  private boolean isThisAtHand() {
    return (node.access & Opcodes.ACC_STATIC) == 0
        && new HandOverLocals(node).isStable(0, className)
        && (!isConstructor() || (superCall != null && isInitialisedAfter(superCall)));
  }

  /**
   * A compiler may place code that runs before {@code super(...)} behind it; its frames show it.
   */
  private static boolean isInitialisedAfter(AbstractInsnNode superCall) {
    for (AbstractInsnNode insn = superCall; insn != null; insn = insn.getNext()) {
      if (insn instanceof FrameNode frame && frame.local.contains(Opcodes.UNINITIALIZED_THIS)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return className.replace('/', '.') + "." + node.name + node.desc;
  }
}

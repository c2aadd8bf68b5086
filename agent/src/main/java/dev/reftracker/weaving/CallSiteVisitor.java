package dev.reftracker.weaving;

import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Passes a class on with hooks around the calls in it, and with hand-over hooks where they are
 * wanted.
 */
final class CallSiteVisitor extends ClassVisitor {

  private final ClassToWeave type;
  private final CallSiteWeaving calls;
  private final HandOverClass handOvers;
  private final UnmadeWeaving unmade;
  private final Set<String> methods;
  private final HookIds ids;
  private final Consumer<String> refusals;
  private String file;

  /**
   * A visitor for one class.
   *
   * @param handOvers weaves hand-overs, or null where none are wanted
   * @param unmade weaves constructors that count before they throw
   * @param methods name and descriptor of the methods to look at; all others are passed on as they
   *     are
   * @param refusals takes one line for each method that is left without hooks
   */
  CallSiteVisitor(
      ClassToWeave type,
      ClassVisitor next,
      CallSiteWeaving calls,
      HandOverClass handOvers,
      UnmadeWeaving unmade,
      Set<String> methods,
      HookIds ids,
      Consumer<String> refusals) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.calls = calls;
    this.handOvers = handOvers;
    this.unmade = unmade;
    this.methods = methods;
    this.ids = ids;
    this.refusals = refusals;
  }

  @Override
  public void visitSource(String source, String debug) {
    file = source;
    super.visitSource(source, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (!methods.contains(name.concat(descriptor))) {
      return next;
    }
    return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
      @Override
      public void visitEnd() {
        weave(new CallSiteMethod(type.look().name(), file, this, ids));
        accept(next);
      }
    };
  }

  private void weave(CallSiteMethod method) {
    if (method.mayOutgrowClassFile()) {
      refusals.accept(method + " keeps its calls and hand-overs to itself: too large to be woven");
      return;
    }
    boolean woven = calls.weave(method) > 0;
    woven |= handOvers != null && handOvers.weave(method);
    woven |= unmade.weave(method);
    if (woven) {
      type.markChanged();
    }
  }
}

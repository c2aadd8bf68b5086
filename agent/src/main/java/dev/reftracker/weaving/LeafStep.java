package dev.reftracker.weaving;

import dev.reftracker.config.Role;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.matching.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Weaves the counting methods themselves: the leaves, where the counter changes. */
final class LeafStep implements WeavingStep {

  private final Matcher matcher;
  private final HookIds ids;

  /** The step over some rules; methods found get their numbers from {@code ids}. */
  LeafStep(Matcher matcher, HookIds ids) {
    this.matcher = matcher;
    this.ids = ids;
  }

  @Override
  public ClassVisitor visitor(ClassToWeave type, ClassVisitor next) {
    List<MatchedMethod> toWeave = new ArrayList<>();
    List<MatchedMethod> matches = matcher.match(type.look(), type.loader());
    type.expect(matches);
    for (MatchedMethod match : matches) {
      if (match.refusal() == null && match.rule().role() != Role.COUNT) {
        toWeave.add(match);
      } else {
        type.note(match);
      }
    }
    return toWeave.isEmpty() ? null : new LeafClass(type, toWeave, next);
  }

  /** Buffers each matched method, since an exit hook needs to know the whole body. */
  private final class LeafClass extends ClassVisitor {
    private final ClassToWeave type;
    private final List<MatchedMethod> matches;

    LeafClass(ClassToWeave type, List<MatchedMethod> matches, ClassVisitor next) {
      super(Opcodes.ASM9, next);
      this.type = type;
      this.matches = matches;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      List<MatchedMethod> own = new ArrayList<>();
      for (MatchedMethod match : matches) {
        if (match.methodName().equals(name) && match.descriptor().equals(descriptor)) {
          own.add(match);
        }
      }
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (own.isEmpty()) {
        return next;
      }
      return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
        @Override
        public void visitEnd() {
          for (MatchedMethod match : own) {
            weave(match, this);
          }
          accept(next);
        }
      };
    }

    private void weave(MatchedMethod match, MethodNode method) {
      String refusal = BodyShape.refusal(method);
      if (refusal == null) {
        new LeafMethod(type, match, ids.methodId(match), method).weave();
        type.markChanged();
        type.note(match);
      } else {
        type.note(match.refused(refusal));
      }
    }
  }
}

package dev.reftracker.weaving;

import dev.reftracker.bridge.RefTrackerBridge;
import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.Success;
import dev.reftracker.config.TypeRule;
import dev.reftracker.config.ValueSource;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.matching.Matcher;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * The other implementation of the rules: ByteBuddy catches what goes in and out of a method, and
 * plain Java says which hooks that means. Slow and simple, to compare the weaver with.
 */
public final class AdviceOracle {

  private static final Map<Integer, MethodRule> RULES = new HashMap<>();

  private final Matcher matcher;
  private final HookIds ids;

  AdviceOracle(HookIds ids, TypeRule... rules) {
    this.matcher = new Matcher(List.of(rules), new Hierarchy(new ClassFiles()));
    this.ids = ids;
  }

  /** A loader like {@link Woven#loader}, with advice in the place of our weaving. */
  WeavingLoader loader(ClassLoader files, String prefix) {
    return new WeavingLoader(files, name -> name.startsWith(prefix), this::weave);
  }

  private byte[] weave(String className, ClassLoader loader, byte[] classFile) {
    List<MatchedMethod> matches = matcher.match(new ClassLook(classFile), loader);
    if (matches.isEmpty()) {
      return null;
    }
    ClassFileLocator files =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = TypePool.Default.of(files).describe(className).resolve();
    DynamicType.Builder<?> builder =
        new ByteBuddy().with(TypeValidation.DISABLED).redefine(type, files);
    for (MatchedMethod match : matches) {
      if (match.refusal() == null && match.rule().role() != Role.COUNT) {
        builder = builder.visit(advice(match));
      }
    }
    return builder.make().getBytes();
  }

  private net.bytebuddy.asm.AsmVisitorWrapper advice(MatchedMethod match) {
    int id = ids.methodId(match);
    RULES.put(id, match.rule());
    boolean constructor = match.methodName().equals("<init>");
    Class<?> advice = constructor ? AroundConstructor.class : AroundMethod.class;
    return Advice.withCustomMapping()
        .bind(Id.class, id)
        .to(advice)
        .on(
            ElementMatchers.hasMethodName(match.methodName())
                .and(ElementMatchers.hasDescriptor(match.descriptor())));
  }

  /** The number of the method. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Id {}

  /** Copied by ByteBuddy into methods. */
  static final class AroundMethod {
    private AroundMethod() {}

    @Advice.OnMethodEnter
    static Call enter(
        @Id int id,
        @Advice.This(optional = true) Object self,
        @Advice.AllArguments Object[] arguments) {
      return AdviceOracle.enter(id, self, arguments);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
        @Id int id,
        @Advice.Enter Call call,
        @Advice.Return(
                typing = net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC)
            Object returned,
        @Advice.Thrown Throwable thrown) {
      AdviceOracle.exit(id, call, returned, thrown);
    }
  }

  /** Copied by ByteBuddy into constructors, which it cannot cover with a handler. */
  static final class AroundConstructor {
    private AroundConstructor() {}

    @Advice.OnMethodEnter
    static Object[] enter(@Advice.AllArguments Object[] arguments) {
      return arguments;
    }

    @Advice.OnMethodExit
    static void exit(@Id int id, @Advice.This Object self, @Advice.Enter Object[] arguments) {
      AdviceOracle.exit(id, new Call(self, arguments, null), null, null);
    }
  }

  /**
   * What is known of a running call.
   *
   * @param self {@code this}, or null
   * @param arguments the arguments as they came
   * @param token what the hook on entry returned
   */
  public record Call(Object self, Object[] arguments, Object token) {

    private Object value(ValueSource source, Object returned) {
      return switch (source.kind()) {
        case THIS -> self;
        case ARGUMENT -> arguments[source.value()];
        case RETURN -> returned;
        case CONSTANT -> source.value();
        case NONE -> null;
      };
    }

    private int amount(ValueSource source, Object returned) {
      long amount = ((Number) value(source, returned)).longValue();
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, amount));
    }
  }

  /** The hooks on entry. */
  public static Call enter(int id, Object self, Object[] arguments) {
    MethodRule rule = RULES.get(id);
    Call call = new Call(self, arguments, null);
    switch (rule.role()) {
      case RELEASE -> {
        int amount = call.amount(rule.amount(), null);
        Object handle = call.value(rule.handle(), null);
        Object subject = call.value(rule.subject(), null);
        return new Call(self, arguments, RefTrackerBridge.releasing(subject, amount, handle, id));
      }
      case END -> RefTrackerBridge.ended(call.value(rule.subject(), null), id);
      case USE -> RefTrackerBridge.used(call.value(rule.subject(), null), id);
      case WAIT -> RefTrackerBridge.waiting(call.value(rule.subject(), null), id);
      case TOUCH ->
          RefTrackerBridge.touched(
              call.value(rule.subject(), null), call.value(rule.handle(), null), id);
      case BEGIN, BELONGS_TO, ACQUIRE, SCOPE_END, COUNT -> {
        return call;
      }
    }
    return call;
  }

  /** The hooks on exit. */
  public static void exit(int id, Call call, Object returned, Throwable thrown) {
    MethodRule rule = RULES.get(id);
    Object subject = call.value(rule.subject(), returned);
    if (thrown != null) {
      if (rule.role() == Role.RELEASE) {
        RefTrackerBridge.releaseFailed(subject, call.token(), thrown, id);
      } else if (rule.role() == Role.WAIT) {
        RefTrackerBridge.waited(subject, id);
      } else if (rule.role() == Role.SCOPE_END) {
        RefTrackerBridge.scopeEnded(subject, id);
      }
      return;
    }
    switch (rule.role()) {
      case BEGIN -> RefTrackerBridge.began(subject, call.amount(rule.amount(), returned), id);
      case ACQUIRE -> acquired(id, rule, call, returned);
      case RELEASE -> {
        if (rule.success() != Success.ALWAYS || rule.ends() != Success.NEVER) {
          RefTrackerBridge.released(subject, call.token(), number(returned), id);
        }
      }
      case BELONGS_TO -> RefTrackerBridge.belongs(subject, call.value(rule.handle(), returned), id);
      case SCOPE_END -> RefTrackerBridge.scopeEnded(subject, id);
      case WAIT -> RefTrackerBridge.waited(subject, id);
      case END, TOUCH, USE, COUNT -> {
        return;
      }
    }
  }

  private static void acquired(int id, MethodRule rule, Call call, Object returned) {
    Object subject = call.value(rule.subject(), returned);
    Object handle = call.value(rule.handle(), returned);
    int amount = call.amount(rule.amount(), returned);
    if (rule.success() == Success.ALWAYS) {
      RefTrackerBridge.acquired(subject, amount, handle, id);
    } else {
      RefTrackerBridge.acquiredIf(subject, amount, number(returned), handle, id);
    }
  }

  private static int number(Object returned) {
    if (returned instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (returned instanceof Long number) {
      return Long.signum(number);
    }
    if (returned instanceof Integer number) {
      return number;
    }
    return returned == null ? 0 : 1;
  }
}

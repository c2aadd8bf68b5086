package example.bench;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * What one writes in an afternoon: an agent that keeps a throwable for each retain and release of a
 * Netty buffer, the newest few of each object.
 */
public final class ThrowableAgent {

  private static final int KEPT = 32;
  private static final ConcurrentMap<Integer, ArrayDeque<Throwable>> CALLS =
      new ConcurrentHashMap<>();

  private ThrowableAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .type(named("io.netty.buffer.AbstractReferenceCountedByteBuf"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(
                    Advice.to(Hook.class).on(namedOneOf("retain", "release", "resetRefCnt"))))
        .installOn(instrumentation);
  }

  /** Keeps where the current thread is. */
  public static void record(Object target) {
    ArrayDeque<Throwable> calls =
        CALLS.computeIfAbsent(System.identityHashCode(target), key -> new ArrayDeque<>());
    synchronized (calls) {
      calls.add(new Throwable());
      if (calls.size() > KEPT) {
        calls.remove();
      }
    }
  }

  /** Inlined into the counting methods. */
  public static final class Hook {
    private Hook() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object target) {
      record(target);
    }
  }
}

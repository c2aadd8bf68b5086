package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.TypeRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Netty's own buffers call the same hooks whether we wove them or ByteBuddy's advice did. */
class NettyOracleTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.1.30.Final", "4.1.140.Final", "4.2.20.Final"})
  void realBuffersCallTheHooksThatAdviceCalls(String version) throws Exception {
    URLClassLoader jars = LibraryJars.netty(version);
    TypeRule rule = LibraryJars.nettyBuffer();
    Woven woven = new Woven(rule);
    AdviceOracle oracle = new AdviceOracle(woven.ids, rule);

    HookTrace ours = HookTrace.of(woven.loader(jars, "io.netty."), NettyOracleTest::useBuffers);
    HookTrace advice = HookTrace.of(oracle.loader(jars, "io.netty."), NettyOracleTest::useBuffers);

    assertThat(woven.log).isEmpty();
    assertThat(ours.lines()).anyMatch(line -> line.startsWith("releaseFailed"));
    assertThat(ours.lines()).isEqualTo(advice.lines());
  }

  private static void useBuffers(ClassLoader loader) throws Exception {
    Object unpooled = allocator(loader, "Unpooled");
    Object buffer = call(unpooled, "heapBuffer");
    call(buffer, "retain");
    call(buffer, "retain", 2);
    call(buffer, "touch");
    call(call(buffer, "duplicate"), "release", 3);
    call(buffer, "release");
    try {
      call(buffer, "release");
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).hasMessageContaining("refCnt: 0");
    }
    Object pooled = call(allocator(loader, "Pooled"), "directBuffer");
    Object slice = call(pooled, "retainedDuplicate");
    call(pooled, "release");
    call(slice, "release");
    call(call(allocator(loader, "Pooled"), "directBuffer"), "release");
  }

  private static Object allocator(ClassLoader loader, String kind) throws Exception {
    return loader
        .loadClass("io.netty.buffer." + kind + "ByteBufAllocator")
        .getField("DEFAULT")
        .get(null);
  }

  private static Object call(Object receiver, String name, Object... arguments) throws Exception {
    Class<?>[] types = new Class<?>[arguments.length];
    java.util.Arrays.fill(types, int.class);
    Class<?> type = receiver.getClass();
    while (!java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
      type = type.getSuperclass();
    }
    Method method = type.getMethod(name, types);
    return method.invoke(receiver, arguments);
  }
}

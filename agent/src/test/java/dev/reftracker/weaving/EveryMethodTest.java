package dev.reftracker.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.MethodRule;
import dev.reftracker.config.Role;
import dev.reftracker.config.TypeRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Bodies of every kind: each method of whole libraries woven as release, acquire and wait passes
 * the JVM's verifier.
 */
class EveryMethodTest {

  private static final int EVERY_NTH_CLASS = 4;

  @ParameterizedTest
  @CsvSource({
    "netty-common-4.1.140.Final, io.netty.",
    "netty-buffer-4.2.20.Final+netty-common-4.2.20.Final, io.netty.",
    "lucene-core-9.12.3, org.apache.lucene.",
    "arrow-memory-core-19.0.0, org.apache.arrow.",
    "jetty-io-12.1.14+jetty-util-12.1.14, org.eclipse.jetty.",
  })
  void wovenMethodsOfAWholeLibraryPassTheVerifier(String jars, String packages) throws Exception {
    ClassLoader files = LibraryJars.loader(jars.split("\\+"));
    List<String> log = new ArrayList<>();
    int[] woven = {0};
    WeavingLoader loader =
        new WeavingLoader(
            files,
            name -> name.startsWith(packages),
            (name, any, file) -> {
              Woven weaver = new Woven(everyMethod(name, file));
              byte[] result = weaver.weaveUnchecked(name, any, file);
              log.addAll(weaver.log);
              woven[0] += weaver.ids.methods.size();
              return result;
            });

    List<String> verifyErrors = new ArrayList<>();
    for (String className : classes(jars.split("\\+")[0])) {
      verify(className, loader, verifyErrors);
    }

    assertThat(log).isEmpty();
    assertThat(verifyErrors).isEmpty();
    assertThat(woven[0]).isGreaterThan(100);
  }

  /** Links the class, which verifies it, without running its initialiser. */
  private static void verify(String className, ClassLoader loader, List<String> errors) {
    try {
      assertThat(Class.forName(className, false, loader).getDeclaredMethods()).isNotNull();
    } catch (VerifyError | ClassFormatError e) {
      errors.add(className + ": " + e.getMessage());
    } catch (ClassNotFoundException | LinkageError e) {
      assertThat(e).isNotInstanceOf(VerifyError.class); // it needs a library that is not there
    }
  }

  private static List<String> classes(String jar) throws IOException {
    try (JarFile file = new JarFile(Path.of("target", "weaving-libs", jar + ".jar").toFile())) {
      List<String> names =
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
              .filter(name -> !name.endsWith("module-info.class"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .toList();
      List<String> some = new ArrayList<>();
      for (int i = 0; i < names.size(); i += EVERY_NTH_CLASS) {
        some.add(names.get(i));
      }
      return some;
    }
  }

  private static TypeRule everyMethod(String className, byte[] classFile) {
    Set<String> names = new LinkedHashSet<>();
    ClassVisitor collect =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            names.add(name);
            return null;
          }
        };
    new ClassReader(classFile).accept(collect, ClassReader.SKIP_CODE);
    List<MethodRule> rules = new ArrayList<>();
    for (String name : names) {
      for (Role role : List.of(Role.ACQUIRE, Role.RELEASE, Role.WAIT, Role.USE)) {
        rules.add(TestRules.on(role, name).rule());
      }
      rules.add(
          TestRules.on(Role.SCOPE_END, name)
              .subject(dev.reftracker.config.ValueSource.argument(0))
              .rule());
    }
    return TestRules.type(className, rules.toArray(new MethodRule[0]));
  }
}

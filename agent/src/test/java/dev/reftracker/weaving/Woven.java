package dev.reftracker.weaving;

import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.MatchedMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Weaves class files by some rules, without an agent, and keeps what the transformer said. */
final class Woven {

  final TestIds ids = new TestIds();
  final List<String> log = new ArrayList<>();

  /** What ASM's verifier said of each woven class; empty when it is right. */
  final List<String> verdicts = new ArrayList<>();

  final MatchReport report;
  private final WeavingTransformer transformer;

  Woven(TypeRule... rules) {
    this.report = new MatchReport(List.of(rules));
    this.transformer = WeavingTransformer.create(List.of(rules), ids, report, log::add);
  }

  /** The woven class, or null when the transformer left it alone. */
  byte[] weave(String className, ClassLoader loader) {
    return weave(className, loader, bytes(className, loader));
  }

  byte[] weave(String className, ClassLoader loader, byte[] classFile) {
    byte[] woven = weaveUnchecked(className, loader, classFile);
    if (woven != null) {
      verdicts.add(verdict(woven, loader.getParent()));
    }
    return woven;
  }

  /** The same without asking ASM's verifier, which is slow. */
  byte[] weaveUnchecked(String className, ClassLoader loader, byte[] classFile) {
    return transformer.transform(loader, className.replace('.', '/'), null, null, classFile);
  }

  /**
   * A loader that weaves the classes whose names begin with {@code prefix}, from files that {@code
   * files} finds.
   */
  WeavingLoader loader(ClassLoader files, String prefix) {
    return new WeavingLoader(files, name -> name.startsWith(prefix), this::weave);
  }

  /** Why a method was not woven, by name and descriptor; null when it was. */
  String refusal(String methodAndDescriptor) {
    for (MatchedMethod method : report.methods()) {
      if ((method.methodName() + method.descriptor()).equals(methodAndDescriptor)) {
        return method.refusal();
      }
    }
    throw new AssertionError("not matched: " + methodAndDescriptor + " of " + report.methods());
  }

  /** The class file that a loader finds. */
  static byte[] bytes(String className, ClassLoader loader) {
    String path = className.replace('.', '/') + ".class";
    try (InputStream file = loader.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("no file of " + className);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ASM's verifier says, empty when the class is right. */
  static String verdict(byte[] classFile, ClassLoader loader) {
    StringWriter text = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(classFile), loader, false, new PrintWriter(text));
    return text.toString();
  }
}

package dev.reftracker.weaving;

import dev.reftracker.config.TypeRule;
import dev.reftracker.matching.ClassFiles;
import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.Hierarchy;
import dev.reftracker.matching.MatchReport;
import dev.reftracker.matching.MatchedMethod;
import dev.reftracker.matching.Matcher;
import dev.reftracker.matching.NamedTypes;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * The one transformer: names first, then the constant pool, then one pass over the few classes that
 * need it.
 *
 * <p>Called by the JVM on any thread. Never throws: a class that cannot be woven stays as it was,
 * is named in one line and counted in the report.
 */
public final class WeavingTransformer implements ClassFileTransformer {

  /**
   * After so many lines failures are only counted: a class file format newer than ours fails for
   * every class.
   */
  private static final int MAX_LINES = 20;

  private final NamedTypes named;
  private final ClassFiles files;
  private final List<WeavingStep> steps;
  private final MatchReport report;
  private final Consumer<String> log;

  /**
   * A transformer over some steps.
   *
   * @param named which classes the rules name: the only ones of the JDK that are looked at
   * @param files learns where classes come from
   * @param steps the steps, in the order in which they see a class
   * @param report where failures are counted
   * @param log takes one line for each of the first failures
   */
  WeavingTransformer(
      NamedTypes named,
      ClassFiles files,
      List<WeavingStep> steps,
      MatchReport report,
      Consumer<String> log) {
    this.named = named;
    this.files = files;
    this.steps = List.copyOf(steps);
    this.report = report;
    this.log = log;
  }

  /**
   * The transformer for some rules, ready to be added.
   *
   * @param types the rules
   * @param ids gives out the numbers in woven code
   * @param report is told what matched, what was woven and what failed
   * @param log takes one line for each class that stays as it was because something failed; called
   *     on any thread
   */
  public static WeavingTransformer create(
      List<TypeRule> types, HookIds ids, MatchReport report, Consumer<String> log) {
    ClassFiles files = new ClassFiles();
    Matcher matcher = new Matcher(types, new Hierarchy(files));
    return new WeavingTransformer(
        matcher.named(), files, List.of(new LeafStep(matcher, ids)), report, log);
  }

  /**
   * The transformer that also weaves what is around the counting methods: their calls, and
   * hand-overs.
   *
   * @param types the rules
   * @param ids gives out the numbers in woven code
   * @param handOvers whether hand-overs are woven too
   * @param report is told what matched, what was woven and what failed
   * @param log as in {@link #create(List, HookIds, MatchReport, Consumer)}
   */
  public static WeavingTransformer create(
      List<TypeRule> types,
      HookIds ids,
      boolean handOvers,
      MatchReport report,
      Consumer<String> log) {
    ClassFiles files = new ClassFiles();
    Hierarchy hierarchy = new Hierarchy(files);
    Matcher matcher = new Matcher(types, hierarchy);
    return new WeavingTransformer(
        matcher.named(),
        files,
        List.of(
            new LeafStep(matcher, ids),
            new CallSiteStep(types, files, hierarchy, ids, handOvers, report)),
        report,
        log);
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    return transform(loader, name, redefined, domain, classFile);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (SkippedClasses.skips(name, loader)
        || (SkippedClasses.isJdk(loader) && !named.contains(name))) {
      return null;
    }
    ClassToWeave type = null;
    try {
      files.learn(name, loader, domain);
      type = new ClassToWeave(new ClassLook(name, classFile), loader);
      byte[] woven = weave(type);
      for (MatchedMethod method : type.outcomes()) {
        report.note(method);
      }
      return woven;
    } catch (Throwable t) { // whatever it is, the program must not notice; it is named and counted
      fail(name, type, t);
      return null;
    }
  }

  /** The woven class, or null when it needs nothing. */
  private byte[] weave(ClassToWeave type) {
    OpenEnd end = new OpenEnd();
    ClassVisitor chain = end;
    for (int i = steps.size() - 1; i >= 0; i--) {
      ClassVisitor visitor = steps.get(i).visitor(type, chain);
      chain = visitor == null ? chain : visitor;
    }
    if (chain == end) {
      return null;
    }
    ClassReader reader = type.look().reader();
    ClassWriter writer = new UnresolvingClassWriter(reader);
    end.continueWith(writer);
    reader.accept(chain, ClassReader.EXPAND_FRAMES);
    return type.isChanged() ? writer.toByteArray() : null;
  }

  private void fail(String name, ClassToWeave type, Throwable t) {
    try {
      if (type != null) {
        type.outcomes(t).forEach(report::note);
      }
      String line = name.replace('/', '.') + " stays as it was: " + t;
      report.failed(line);
      if (report.failureCount() <= MAX_LINES) {
        log.accept(line);
      }
    } catch (Throwable again) { // no memory even for the line: the count above may be one short
      return;
    }
  }

  /** Where the steps lead to: a writer, made only for classes that some step wants to see. */
  private static final class OpenEnd extends ClassVisitor {
    OpenEnd() {
      super(Opcodes.ASM9);
    }

    void continueWith(ClassVisitor writer) {
      cv = writer;
    }
  }

  /** A writer that never asks for a class: frames are ours or the class's own. */
  private static final class UnresolvingClassWriter extends ClassWriter {
    UnresolvingClassWriter(ClassReader reader) {
      super(reader, COMPUTE_MAXS);
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      return "java/lang/Object";
    }
  }
}

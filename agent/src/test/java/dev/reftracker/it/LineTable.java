package dev.reftracker.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which method of a program each line of its main source file belongs to, read from the class
 * files.
 */
final class LineTable {

  private LineTable() {}

  /** The places by line; of a lambda and the method around it on one line, the method around it. */
  static Map<Integer, Place> of(Program program) {
    String sourceFile = program.source().getFileName().toString();
    Map<Integer, Place> places = new HashMap<>();
    List<Path> classFiles;
    try (Stream<Path> walk = Files.walk(program.classes())) {
      classFiles = walk.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : classFiles) {
        new ClassReader(Files.readAllBytes(file)).accept(new Collector(sourceFile, places), 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  private static final class Collector extends ClassVisitor {

    private final String sourceFile;
    private final Map<Integer, Place> places;
    private String className;
    private boolean wanted;

    Collector(String sourceFile, Map<Integer, Place> places) {
      super(Opcodes.ASM9);
      this.sourceFile = sourceFile;
      this.places = places;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String superName, String[] faces) {
      className = name.replace('/', '.');
    }

    @Override
    public void visitSource(String source, String debug) {
      wanted = sourceFile.equals(source);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (!wanted) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, Label start) {
          places.putIfAbsent(line, Place.of(className, name, line));
        }
      };
    }
  }
}

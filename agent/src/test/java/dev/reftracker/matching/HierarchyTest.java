package dev.reftracker.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reftracker.config.ClassPattern;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HierarchyTest {

  private static final ClassPattern GENERIC = new ClassPattern("**.shapes.Generic");
  private static final ClassLoader FILES = HierarchyTest.class.getClassLoader();

  private final Hierarchy hierarchy = new Hierarchy(new ClassFiles());

  @Test
  void aSubtypeIsFoundThroughSuperclassesAndInterfaces() {
    boolean record = hierarchy.isSubtype("example/shapes/Generic$Pair", GENERIC, FILES);
    boolean constant = hierarchy.isSubtype("example/shapes/Generic$Constant$1", GENERIC, FILES);

    assertThat(record).isTrue();
    assertThat(constant).isTrue();
  }

  @Test
  void othersArraysAndClassesWithoutAFileAreNoSubtypes() {
    assertThat(hierarchy.isSubtype("example/shapes/Loops", GENERIC, FILES)).isFalse();
    assertThat(hierarchy.isSubtype("[Lexample/shapes/Generic$Pair;", GENERIC, FILES)).isFalse();
    assertThat(hierarchy.isSubtype("example/NoSuchClass", GENERIC, FILES)).isFalse();
    assertThat(hierarchy.isSubtype("java/util/ArrayList", GENERIC, null)).isFalse();
  }

  @Test
  void theJdksOwnTypesAreReadWithoutALoader() {
    ClassPattern closeable = new ClassPattern("java.lang.AutoCloseable");

    boolean subtype = hierarchy.isSubtype("java/io/FileInputStream", closeable, null);

    assertThat(subtype).isTrue();
  }

  @Test
  void aClassFileIsReadOnceAndNoClassIsLoaded() {
    AtomicInteger reads = new AtomicInteger();
    ClassLoader counting =
        new ClassLoader(null) {
          @Override
          public InputStream getResourceAsStream(String name) {
            reads.incrementAndGet();
            return FILES.getResourceAsStream(name);
          }

          @Override
          protected Class<?> findClass(String name) {
            throw new AssertionError("loads " + name);
          }
        };

    hierarchy.isSubtype("example/shapes/Generic$Plain", GENERIC, counting);
    boolean again = hierarchy.isSubtype("example/shapes/Generic$Plain", GENERIC, counting);

    assertThat(again).isTrue();
    assertThat(reads).hasValue(1);
  }
}

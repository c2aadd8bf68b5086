package dev.reftracker.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs once on each {@link Jdk} found; its first parameter is that JDK. Where none is
 * new enough it does not run.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{arguments}", allowZeroInvocations = true)
@ArgumentsSource(EveryJdkProvider.class)
@interface EveryJdk {

  /** The oldest feature version that the test is for. */
  int from() default 17;

  /**
   * Names that the test also runs once for, on each JDK, as its second parameter; empty for none.
   */
  String[] value() default {};
}

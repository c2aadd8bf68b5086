package dev.reftracker.it;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Gives a test annotated with {@link EveryJdk} its arguments. */
final class EveryJdkProvider extends AnnotationBasedArgumentsProvider<EveryJdk> {

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, EveryJdk annotation) {
    return Jdk.all().stream()
        .filter(jdk -> jdk.feature() >= annotation.from())
        .flatMap(
            jdk ->
                annotation.value().length == 0
                    ? Stream.of(Arguments.of(jdk))
                    : Stream.of(annotation.value()).map(name -> Arguments.of(jdk, name)));
  }
}

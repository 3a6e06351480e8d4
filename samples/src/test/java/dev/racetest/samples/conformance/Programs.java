package dev.racetest.samples.conformance;

import dev.racetest.samples.Explorations;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.VerdictCheck;
import dev.racetest.scheduler.ExplorationOptions;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the corpus that run on this JDK. */
final class Programs {
  private Programs() {}

  static List<Class<?>> topics() throws Exception {
    return Samples.topics(Programs.class.getPackageName());
  }

  static Stream<Method> all() throws Exception {
    return topics().stream().flatMap(Samples::of);
  }

  /** Enough steps for every program that ends. */
  static ExplorationOptions options(Method program) {
    ExplorationOptions options =
        Explorations.options(Samples.name(program)).withMaxSteps(20_000).withStrict(true);
    return VerdictCheck.with(program.getAnnotation(Verdict.class), options);
  }
}

package dev.racetest.samples;

import dev.racetest.scheduler.ExplorationOptions;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The packages of programs with verdicts; of their programs those that run on this JDK. */
public enum Corpus {
  TEXTBOOK,
  CONFORMANCE,
  RACES;

  /** How often an innocent program must stay silent; enough to tell, bearable on real threads. */
  private static final int INNOCENT_SCHEDULES = 300;

  /** The classes, by name. */
  public List<Class<?>> topics() throws Exception {
    return Samples.topics(Corpus.class.getPackageName() + "." + this);
  }

  /** The programs of all classes. */
  public Stream<Method> programs() throws Exception {
    return topics().stream().flatMap(Samples::of);
  }

  /** The name of the package, without those around it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ENGLISH);
  }

  /** Enough steps for every program that ends, and the schedules in which its verdict must show. */
  public static ExplorationOptions options(Method program) {
    ExplorationOptions options =
        Explorations.options(Samples.name(program))
            .withMaxSteps(20_000)
            .withStrict(true)
            .withSchedules(isInnocent(program) ? INNOCENT_SCHEDULES : Explorations.SCHEDULES);
    return VerdictCheck.with(program.getAnnotation(Verdict.class), options);
  }

  private static boolean isInnocent(Method program) {
    Expected expected = program.getAnnotation(Verdict.class).value();
    return expected == Expected.SILENT || expected == Expected.LEAK;
  }
}

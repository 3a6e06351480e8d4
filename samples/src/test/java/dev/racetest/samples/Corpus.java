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
  private static final int INNOCENT_SCHEDULES =
      Carrier.CONTINUATIONS ? Night.of(300, 100) : Night.of(100, 50);

  /** The schedules in which a race must show, and after it the harm that it does. */
  private static final int RACE_SCHEDULES =
      Carrier.CONTINUATIONS ? Explorations.SCHEDULES : Night.of(100, 50);

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
    Expected verdict = program.getAnnotation(Verdict.class).value();
    ExplorationOptions options =
        Explorations.options(Samples.name(program))
            .withMaxSteps(verdict == Expected.LIVELOCK ? 5_000 : 20_000)
            .withStrict(true)
            .withCounting(false)
            .withSchedules(schedules(program));
    return VerdictCheck.with(program.getAnnotation(Verdict.class), options);
  }

  private static int schedules(Method program) {
    switch (program.getAnnotation(Verdict.class).value()) {
      case SILENT:
      case LEAK:
        return INNOCENT_SCHEDULES;
      case DATA_RACE:
        return RACE_SCHEDULES;
      default:
        return Explorations.SCHEDULES;
    }
  }
}

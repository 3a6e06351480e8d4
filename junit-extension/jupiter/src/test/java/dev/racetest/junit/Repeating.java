package dev.racetest.junit;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for the engine where the life cycle is tested: runs the body a number of times, on a
 * thread of its own, and stops at the first exception.
 */
final class Repeating implements Exploring {
  static final String TOKEN = "token-of-the-failure";
  private final int times;
  private int executions;
  private Throwable thrown;

  Repeating(int times) {
    this.times = times;
  }

  /** An extension for one fixture class, with executions that no scheduler controls. */
  static RaceTestExtension extension(int times) {
    return new RaceTestExtension((options, body) -> new Repeating(times).explore(options, body));
  }

  @Override
  public ExplorationResult explore(ExplorationOptions options, Body body) {
    Thread thread = new Thread(() -> repeat(body), "executions");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return thrown == null ? passed() : failed();
  }

  private void repeat(Body body) {
    while (executions < times && thrown == null) {
      executions++;
      try {
        body.run();
      } catch (Throwable exception) {
        thrown = exception;
      }
    }
  }

  private ExplorationResult passed() {
    return new ExplorationResult(
        summary(0), List.of(), "", 0, "", List.of("a note"), Optional.empty());
  }

  private ExplorationResult failed() {
    Finding finding =
        new Finding(
            Finding.Kind.EXCEPTION, "it threw", "identity", "the story", Optional.of(thrown));
    return new ExplorationResult(
        summary(1),
        List.of(finding),
        TOKEN,
        0,
        "the report with " + TOKEN,
        List.of(),
        Optional.empty());
  }

  private Summary summary(int failing) {
    return new Summary(
        "a test", "auto", 1L, times, executions, failing, 0, 0, Duration.ofMillis(7));
  }
}

package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.FreshJvm;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTests;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

/**
 * While the JDK's flight recorder is on, each exception that is made is counted, in an {@code
 * AtomicLong} that all threads share. That orders nothing in the code under test.
 */
class FlightRecorderTrapsTest {
  private static final int SEEDS = 10;

  /**
   * In a JVM of its own: the recorder changes classes of the JDK, and does not change them back.
   */
  @Test
  void exceptionsThatAreCountedHideNoRace() throws Exception {
    assertEquals(
        List.of("found by 10 of 10 schedules, replayed by 10"),
        new FreshJvm(Carrier.NAME).run(Recorded.class));
  }

  /** Explores beside a recording, one schedule for each seed. */
  public static final class Recorded {
    private Recorded() {}

    /** Takes no arguments. */
    public static void main(String[] none) {
      int found = 0;
      int replayed = 0;
      try (Recording recording = new Recording()) {
        recording.start();
        for (int seed = 1; seed <= SEEDS; seed++) {
          ExplorationOptions options =
              Explorations.options("recorded").withSchedules(1).withSeed(seed);
          Body body = new Racy()::run;
          ExplorationResult result = Explorer.explore(options, body);
          found += result.found(Finding.Kind.DATA_RACE) ? 1 : 0;
          ExplorationResult again = Explorer.explore(options.withReplay(result.token()), body);
          replayed += again.found(Finding.Kind.DATA_RACE) ? 1 : 0;
        }
      }
      System.out.printf("found by %d of %d schedules, replayed by %d%n", found, SEEDS, replayed);
    }
  }

  /** The one counts after its access, the other before its own. */
  private static final class Racy {
    private int value;
    private final ThreadLocal<Exception> made = new ThreadLocal<>();

    private void run() throws Exception {
      value = 0;
      RaceTests.concurrently(
          () -> {
            value = 1;
            made.set(new IllegalStateException());
          },
          () -> {
            made.set(new IllegalStateException());
            value = 2;
          });
    }
  }
}

package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Explorations;
import dev.racetest.samples.Threads;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.Timeouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What makes executions differ that should be the same, and what makes them the same again. */
class RepetitionTrapsTest {
  private static final AtomicInteger EXECUTIONS = new AtomicInteger();

  private static ExplorationOptions options(String name) {
    return Explorations.options(name).withSchedules(40);
  }

  /** Takes more steps from time to time. */
  private static void longerEachTime() {
    int before = EXECUTIONS.incrementAndGet();
    for (int i = 0; i < before; i++) {
      EXECUTIONS.get();
    }
  }

  @Test
  void staticStateIsPutBack() {
    EXECUTIONS.set(0);
    assertEquals(
        List.of(),
        assertSilent(options("put back").withStrict(true), RepetitionTrapsTest::longerEachTime)
            .notes());
    assertEquals(0, EXECUTIONS.get());
  }

  @Test
  void aScheduleThatDoesNotRepeatIsANote() {
    EXECUTIONS.set(0);
    ExplorationResult result =
        assertSilent(
            options("not put back").withPutBackStatics(false), RepetitionTrapsTest::longerEachTime);
    assertTrue(EXECUTIONS.get() > 40, "executions");
    String notes = result.notes().toString();
    assertTrue(notes.contains("the first schedule did not repeat"), notes);
    assertTrue(notes.contains("one run has "), notes);
  }

  @Test
  void aSearchOfAllTracesWhoseFirstScheduleDoesNotRepeatIsNotWhole() {
    EXECUTIONS.set(0);
    ExplorationResult result =
        Explorer.explore(
            options("search").withPutBackStatics(false).withStrategy("exhaustive"),
            RepetitionTrapsTest::longerEachTime);

    Enumerated search = result.summary().enumerated().orElseThrow();
    assertFalse(search.isWhole(), () -> search.assumptions().toString());
    assertTrue(
        search
            .assumptions()
            .contains(
                "an execution did not repeat: the first schedule led elsewhere when it was run"
                    + " again"),
        () -> search.assumptions().toString());
  }

  @Test
  void aScheduleThatDoesNotRepeatIsAFailureIfAsked() {
    ExplorationResult result =
        Explorer.explore(
            options("strict").withPutBackStatics(false).withStrict(true),
            RepetitionTrapsTest::longerEachTime);
    assertTrue(result.found(Kind.NOT_REPEATABLE), result.report());
    assertEquals(1, result.executions());
  }

  private static void trustFiveSeconds() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Threads.start(latch::countDown);
    assertTrue(latch.await(5, TimeUnit.SECONDS));
  }

  @Test
  void anAssertionOnATimeoutFailsOnlyIfAsked() {
    assertSilent(options("mixed").withSchedules(200), RepetitionTrapsTest::trustFiveSeconds);
    assertSilent(
        options("late").withSchedules(200).withTimeouts(Timeouts.LATE),
        RepetitionTrapsTest::trustFiveSeconds);
    assertFinds(
        Kind.EXCEPTION,
        options("any").withSchedules(200).withTimeouts(Timeouts.ANY),
        RepetitionTrapsTest::trustFiveSeconds);
  }

  private static void readAfterTheTimeout() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    int[] box = new int[1];
    Thread writer =
        Threads.start(
            () -> {
              box[0] = 1;
              latch.countDown();
            });
    boolean inTime = latch.await(5, TimeUnit.SECONDS);
    assertTrue(box[0] >= 0, () -> "in time " + inTime);
    writer.join();
  }

  @Test
  void aRaceThatNeedsAnEarlyTimeoutIsFoundByDefault() {
    assertFinds(
        Kind.DATA_RACE,
        options("race after timeout").withSchedules(400),
        RepetitionTrapsTest::readAfterTheTimeout);
    assertSilent(
        options("no race in time").withSchedules(400).withTimeouts(Timeouts.LATE),
        RepetitionTrapsTest::readAfterTheTimeout);
  }

  /** Names of temporary files must not start over, or each execution would find them all taken. */
  @Test
  void temporaryFiles() {
    assertSilent(
        options("temporary files"),
        () -> {
          Path file = Files.createTempFile("racetest", "");
          try {
            Threads.runAll(() -> Files.writeString(file, "a"), () -> Files.size(file));
          } finally {
            Files.delete(file);
          }
          assertFalse(Files.exists(file));
        });
  }
}

package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.OutcomeCount;
import dev.racetest.scheduler.RaceTests;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls into {@code java.util.concurrent}, as one step each and taken apart. */
class FineGrainedTrapsTest {
  private static ExplorationOptions fineGrained(String name) {
    return options(name).withFineGrained(true);
  }

  /**
   * Counts a queue that never has more than one element. Its documentation warns: elements that are
   * added or removed while {@code size} walks along may be counted or not.
   */
  private static int size() throws Exception {
    ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
    AtomicInteger size = new AtomicInteger();
    RaceTests.concurrently(
        () -> {
          queue.add(1);
          queue.poll();
          queue.add(2);
        },
        () -> size.set(queue.size()));
    return size.get();
  }

  private static Set<String> sizes(ExplorationOptions options) {
    ExplorationResult result =
        Explorer.explore(
            options.withStrategy("exhaustive").withSchedules(Integer.MAX_VALUE),
            () -> RaceTests.outcome(size()));
    assertTrue(result.summary().enumerated().orElseThrow().isWhole(), result::report);
    return result.outcomes().counts().stream()
        .map(OutcomeCount::outcome)
        .collect(Collectors.toSet());
  }

  private static void expectAtMostOne() throws Exception {
    int size = size();
    if (size > 1) {
      throw new IllegalStateException("there were never " + size);
    }
  }

  @Test
  void aCallIsOneStep() {
    assertEquals(Set.of("0", "1"), sizes(options("size as one step")));
    assertSilent("size as one step", FineGrainedTrapsTest::expectAtMostOne);
  }

  @Test
  void aCallThatIsTakenApartSeesWhatOthersDoMeanwhile() {
    assertEquals(Set.of("0", "1", "2"), sizes(fineGrained("size taken apart")));
    assertFinds(
        Kind.EXCEPTION, fineGrained("size taken apart"), FineGrainedTrapsTest::expectAtMostOne);
  }

  @Test
  void whatIsRightStaysRight() {
    assertSilent(
        fineGrained("add and poll"),
        () -> {
          ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
          RaceTests.concurrently(() -> queue.add(1), () -> queue.add(2));
          assertEquals(3, queue.poll() + queue.poll());
          assertTrue(queue.isEmpty());
        });
  }
}

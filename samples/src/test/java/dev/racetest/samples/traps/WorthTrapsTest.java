package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.FreshJvm;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.DepthBound;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.ProgressListener;
import dev.racetest.scheduler.RaceTests;
import dev.racetest.scheduler.Summary;
import dev.racetest.scheduler.Worth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/** The figures of explorations that find nothing. */
class WorthTrapsTest {
  private static final ExplorationOptions OPTIONS =
      Explorations.options("worth").withSchedules(300);

  private static void lockedIncrements() throws Exception {
    int[] count = new int[1];
    Body increment = () -> add(count);
    RaceTests.concurrently(increment, increment, increment);
  }

  private static void add(int[] count) {
    synchronized (count) {
      count[0]++;
    }
  }

  private static Summary explored(ExplorationOptions options, Body body) {
    return Explorations.assertSilent(options, body).summary();
  }

  @Test
  void tracesAreCounted() {
    Summary summary = explored(OPTIONS, WorthTrapsTest::lockedIncrements);

    // Three critical sections are in one of six orders; everything else is independent.
    assertEquals(6, summary.traces());
    assertEquals(0, summary.once());
    assertTrue(summary.coverage().samples() > 100, summary::toString);
    assertTrue(summary.coverage().samples() < 300, "the first execution is no sample");
    assertEquals(List.of(2, 3, 5), depths(summary));
    assertTrue(new Worth(summary).lines().get(0).startsWith("300 schedules, 6 distinct traces; "));
  }

  private static List<Integer> depths(Summary summary) {
    return summary.coverage().bounds().stream().map(DepthBound::depth).toList();
  }

  @Test
  void tasksAndExecutionsAreCounted() {
    Summary summary =
        explored(
            OPTIONS.withStrategy("pct").withDepth(2).withDirected(false),
            WorthTrapsTest::lockedIncrements);

    DepthBound one = summary.coverage().bounds().get(0);
    DepthBound two = summary.coverage().bounds().get(1);
    assertEquals(1, one.depth());
    assertEquals(2, two.depth());
    assertEquals(4, two.tasks());
    assertTrue(two.decisions() >= 6 && two.decisions() <= 14, two::toString);
    assertTrue(two.executions() > 120 && two.executions() <= 150, two::toString);
  }

  /** No strategy can say what has been missed where more than the order of tasks matters. */
  @Test
  void noBoundWhereTheTheoremDoesNotHold() {
    assertNoBounds(() -> RaceTests.concurrently(Thread::yield, WorthTrapsTest::lockedIncrements));
    assertNoBounds(
        () -> {
          Object monitor = new Object();
          Body waiting =
              () -> {
                synchronized (monitor) {
                  monitor.wait(10L);
                }
              };
          Body notifying =
              () -> {
                synchronized (monitor) {
                  monitor.notify();
                }
              };
          RaceTests.concurrently(waiting, waiting, notifying);
        });
  }

  private static void assertNoBounds(Body body) {
    Summary summary = explored(OPTIONS, body);
    assertEquals(List.of(), summary.coverage().bounds());
    assertEquals(1, new Worth(summary).lines().size());
  }

  @Test
  void randomWalksAreSamplesWithoutABound() {
    Summary summary =
        explored(
            OPTIONS.withStrategy("random").withDirected(false), WorthTrapsTest::lockedIncrements);
    assertEquals(300, summary.coverage().samples());
    assertEquals(List.of(), summary.coverage().bounds());
  }

  @Test
  void theFiguresAreTheSameEveryTime() {
    Body body =
        () -> {
          AtomicInteger counter = new AtomicInteger();
          Body increments = () -> counter.set(counter.incrementAndGet() + counter.get());
          RaceTests.concurrently(increments, increments, increments);
        };
    Summary one = explored(OPTIONS, body);
    Summary other = explored(OPTIONS, body);
    assertTrue(one.traces() > 50, one::toString);
    assertTrue(one.once() > 10, one::toString);
    assertEquals(one.traces(), other.traces());
    assertEquals(one.once(), other.once());
    assertEquals(one.coverage(), other.coverage());
  }

  private static final class Listener implements ProgressListener {
    private final List<Progress> told = new ArrayList<>();
    private Progress last;
    private Thread thread;

    @Override
    public void progress(Progress progress) {
      told.add(progress);
      thread = Thread.currentThread();
    }

    @Override
    public void finished(Progress progress) {
      last = progress;
    }
  }

  /** Each execution computes for a while, so the whole takes many times 50 ms. */
  @Test
  void progressIsToldByTheWatchingThread() {
    Listener listener = new Listener();
    Explorer.explore(
        OPTIONS.withProgress(listener),
        () -> {
          long number = 1L;
          for (long i = 0L; i < 3_000_000L; i++) {
            number = number * 3L + 2L ^ i;
          }
          assertFalse(number == 0L);
        });

    assertFalse(listener.told.isEmpty());
    assertEquals(Thread.currentThread(), listener.thread);
    assertEquals(300, listener.last.summary().executions());
    int before = 0;
    for (Progress progress : listener.told) {
      assertTrue(progress.summary().executions() >= before);
      before = progress.summary().executions();
    }
  }

  /**
   * In a JVM of its own: the recorder changes classes of the JDK, and does not change them back.
   */
  @Test
  void theFlightRecorderIsTold() throws Exception {
    assertEquals(
        List.of("racetest.Exploration of recorded: 300 executions, 6 traces, took time"),
        new FreshJvm(Carrier.NAME).run(Recorded.class));
  }

  /** Prints the events of an exploration. */
  public static final class Recorded {
    private Recorded() {}

    /** Takes no arguments. */
    public static void main(String[] none) throws Exception {
      Path file = Files.createTempFile("explorations", ".jfr");
      try (Recording recording = new Recording()) {
        recording.start();
        Explorer.explore(
            Explorations.options("recorded").withSchedules(300), WorthTrapsTest::lockedIncrements);
        recording.stop();
        recording.dump(file);
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().startsWith("racetest.Exploration"))
            .map(Recorded::text)
            .forEach(System.out::println);
      } finally {
        Files.delete(file);
      }
    }

    private static String text(RecordedEvent event) {
      return "%s of %s: %d executions, %d traces, took %s"
          .formatted(
              event.getEventType().getName(),
              event.getString("test"),
              event.getInt("executions"),
              event.getInt("traces"),
              event.getDuration("elapsed").isZero() ? "no time" : "time");
    }
  }
}

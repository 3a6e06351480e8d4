package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Code that is out of control ends the test with its stack, and the next test finds all in order.
 */
class StuckTrapsTest {
  private static final ExplorationOptions OPTIONS =
      ExplorationOptions.of("stuck").withWatchdog(Duration.ofMillis(500));

  /** Nobody else can run either, so this is the end. */
  @Test
  void blockingInCodeThatIsNotControlled() {
    ExplorationResult result = Explorer.explore(OPTIONS, StuckTrapsTest::acceptNobody);
    assertTrue(result.found(Finding.Kind.STUCK), result.report());
    assertTrue(result.report().contains("ServerSocket.accept"), result.report());
    assertTheNextOneWorks();
  }

  @Test
  void whatTheCallerHasToSayIsInTheReport() {
    ExplorationOptions options = OPTIONS.withNotes(List.of("run for a reason"));
    ExplorationResult result = Explorer.explore(options, StuckTrapsTest::acceptNobody);
    assertTrue(result.report().endsWith("  Note: run for a reason\n"), result.report());
    assertEquals(List.of("run for a reason"), result.notes());
  }

  @Test
  void blockingInAThread() {
    Body body = () -> Threads.runAll(StuckTrapsTest::acceptNobody);
    ExplorationResult result = Explorer.explore(OPTIONS, body);
    assertTrue(result.found(Finding.Kind.STUCK), result.report());
    assertTheNextOneWorks();
  }

  private static void acceptNobody() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket nobody = server.accept()) {
      assertFalse(nobody.isClosed());
    }
  }

  @Test
  void aLoopThatReachesNoYieldPoint() {
    ExplorationResult result = Explorer.explore(OPTIONS, StuckTrapsTest::loopForSeconds);
    assertTrue(result.found(Finding.Kind.STUCK), result.report());
    assertTheNextOneWorks();
  }

  /** Takes much longer than the watchdog waits, but ends, as nobody can stop it. */
  private static void loopForSeconds() {
    long number = 1L;
    for (long i = 0L; i < 6_000_000_000L; i++) {
      number = number * 3L + 2L ^ i;
    }
    assertTrue(number != 0L);
  }

  @Test
  void anExplorationInsideAnother() {
    ExplorationOptions outer = ExplorationOptions.of("outer").withSchedules(20);
    ExplorationResult result =
        Explorer.explore(
            outer,
            () ->
                assertThrows(IllegalStateException.class, () -> Explorer.explore(outer, () -> {})));
    assertFalse(result.failed(), result.report());
  }

  /** Its hooks belong to whoever explores then. */
  @Test
  void aSearchThatWasGivenUpRunsNothingMore(@TempDir Path folder) throws Exception {
    File sign = folder.resolve("go on").toFile();
    AtomicInteger runs = new AtomicInteger();
    Thread[] exploring = new Thread[1];
    ExplorationResult result =
        Explorer.explore(
            OPTIONS,
            () -> {
              runs.incrementAndGet();
              exploring[0] = Thread.currentThread();
              boolean isThere;
              do {
                isThere = sign.exists();
              } while (!isThere);
              throw new IllegalStateException("what comes too late");
            });
    assertTrue(result.found(Finding.Kind.STUCK), result.report());

    assertTrue(sign.createNewFile());
    exploring[0].join();

    assertEquals(1, runs.get());
    assertTheNextOneWorks();
  }

  private static void assertTheNextOneWorks() {
    int[] count = new int[1];
    Threads.Action increment = () -> count[0]++;
    ExplorationResult result =
        Explorer.explore(
            ExplorationOptions.of("after a stuck one").withSchedules(20),
            () -> Threads.runAll(increment, increment));
    assertTrue(result.found(Finding.Kind.DATA_RACE), result.report());
  }
}

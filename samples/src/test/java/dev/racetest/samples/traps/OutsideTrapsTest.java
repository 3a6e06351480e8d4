package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What waits outside control holds nobody else up, and is found again when it comes back. */
class OutsideTrapsTest {
  /** Few, because some of them wait for real, and enough for the reader to be first in one. */
  private static final int SCHEDULES = 10;

  private static ExplorationResult explore(String name, Body body) {
    return Explorer.explore(ExplorationOptions.of(name).withSchedules(SCHEDULES), body);
  }

  @Test
  void socketOfTwoThreads() {
    AtomicInteger answers = new AtomicInteger();
    ExplorationResult result = explore("socket", () -> talk(answers));
    assertFalse(result.failed(), result.report());
    assertTrue(answers.get() >= SCHEDULES, "answers");
    assertTrue(
        result.notes().stream().anyMatch(note -> note.startsWith("outside control: ")),
        () -> "notes " + result.notes());
  }

  /** The reader blocks before there is anything to read, and the writer goes on all the same. */
  private static void talk(AtomicInteger answers) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      CountDownLatch reading = new CountDownLatch(1);
      Thread reader =
          Threads.start(
              () -> {
                InputStream in = accepted.getInputStream();
                reading.countDown();
                assertEquals(7, in.read());
                answers.incrementAndGet();
              });
      reading.await();
      client.getOutputStream().write(7);
      reader.join();
    }
  }

  @Test
  void raceAfterReading() {
    ExplorationResult result = explore("race after reading", OutsideTrapsTest::countAfterReading);
    assertTrue(result.found(Finding.Kind.DATA_RACE), result.report());
  }

  private static void countAfterReading() throws Exception {
    int[] count = new int[1];
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      Thread reader =
          Threads.start(
              () -> {
                assertEquals(7, accepted.getInputStream().read());
                count[0]++;
              });
      client.getOutputStream().write(7);
      count[0]++;
      reader.join();
    }
  }

  @Test
  void process() {
    ExplorationResult result =
        explore(
            "process",
            () -> {
              Process process = new ProcessBuilder("true").start();
              Threads.runAll(() -> assertEquals(0, process.waitFor()));
            });
    assertFalse(result.failed(), result.report());
  }
}

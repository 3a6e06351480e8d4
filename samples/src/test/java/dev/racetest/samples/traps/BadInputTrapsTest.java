package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Explorations;
import dev.racetest.samples.Threads;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Finding.Kind;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that do what no test should: each ends with an answer, and the next one finds all well. */
class BadInputTrapsTest {
  private static ExplorationOptions options(String name) {
    return Explorations.options(name).withSchedules(50).withMaxSteps(20_000);
  }

  @AfterEach
  void theNextOneFindsAllWell() {
    AtomicInteger count = new AtomicInteger();
    assertSilent(
        options("next"), () -> Threads.runAll(count::incrementAndGet, count::incrementAndGet));
  }

  @Test
  void aThreadThatSwallowsEverything() {
    ExplorationResult result =
        assertSilent(
            options("swallows"),
            () -> {
              BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
              Thread thread =
                  new Thread(
                      () -> {
                        while (true) {
                          try {
                            queue.take();
                          } catch (Throwable swallowed) {
                            Thread.yield();
                          }
                        }
                      });
              thread.start();
              queue.put(1);
            });
    assertTrue(result.notes().toString().contains("left waiting"), result.notes()::toString);
  }

  @Test
  void aDeadlockWhoseThreadsSwallowEverything() {
    assertFinds(
        Kind.DEADLOCK,
        options("swallowing deadlock"),
        () -> {
          CountDownLatch never = new CountDownLatch(1);
          Threads.runAll(
              () -> {
                while (true) {
                  try {
                    never.await();
                  } catch (Throwable swallowed) {
                    Thread.yield();
                  }
                }
              });
        });
  }

  @Test
  void aThreadThatGoesOnInFinally() {
    assertFinds(
        Kind.DEADLOCK,
        options("finally"),
        () -> {
          CountDownLatch never = new CountDownLatch(1);
          Threads.runAll(
              () -> {
                try {
                  never.await();
                } finally {
                  never.await();
                }
              });
        });
  }

  private static int depth(int from) {
    return depth(from + 1) + 1;
  }

  @Test
  void stackOverflow() {
    assertFinds(Kind.EXCEPTION, options("stack"), () -> Threads.runAll(() -> depth(0)));
  }

  @Test
  void stackOverflowThatIsHandled() {
    assertSilent(
        options("handled stack").withSchedules(5),
        () -> Threads.runAll(() -> assertThrows(StackOverflowError.class, () -> depth(0))));
  }

  @Test
  void outOfMemory() {
    // The JVM knows the place only of its first few errors of this kind.
    for (int i = 0; i < 10; i++) {
      assertThrows(OutOfMemoryError.class, () -> new long[Integer.MAX_VALUE - 8].clone());
    }
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            options("memory"),
            () ->
                Threads.runAll(
                    () -> {
                      List<long[]> all = List.of(new long[Integer.MAX_VALUE - 8]);
                      throw new AssertionError("so much memory: " + all.size());
                    }));
    assertTrue(result.report().contains("Error"), result.report());
  }

  @Test
  void exit() {
    ExplorationResult result =
        assertFinds(Kind.EXIT, options("exit"), () -> Threads.runAll(() -> System.exit(3)));
    assertTrue(result.report().contains("System.exit(3)"), result.report());
  }

  @Test
  void halt() {
    assertFinds(Kind.EXIT, options("halt"), () -> Runtime.getRuntime().halt(1));
  }

  @Test
  void exitInFinally() {
    assertFinds(
        Kind.EXIT,
        options("exit in finally"),
        () -> {
          try {
            System.exit(1);
          } finally {
            System.exit(2);
          }
        });
  }

  /** {@code Thread.stop} throws on new JDKs, and on old ones hits a thread wherever it is. */
  @Test
  void threadStop() {
    ExplorationResult result =
        Explorer.explore(
            options("stop"),
            () -> {
              CountDownLatch never = new CountDownLatch(1);
              Thread thread = Threads.start(never::await);
              stop(thread);
              never.countDown();
              thread.join();
            });
    assertTrue(!result.failed() || result.found(Kind.EXCEPTION), result.report());
  }

  private static void stop(Thread thread) throws Exception {
    try {
      Thread.class.getMethod("stop").invoke(thread);
    } catch (InvocationTargetException expected) {
      assertTrue(expected.getCause() instanceof UnsupportedOperationException);
    }
  }

  /** An argument of an assertion or a key of a map that cannot even be printed. */
  private static final class Unprintable {
    @Override
    public String toString() {
      throw new IllegalStateException("not printable");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("not hashable");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("not comparable");
    }
  }

  @Test
  void objectsThatThrowInToString() {
    assertFinds(
        Kind.DEADLOCK,
        options("unprintable"),
        () -> {
          Object left = new Unprintable();
          Object right = new Unprintable();
          Threads.runAll(() -> nest(left, right), () -> nest(right, left));
        });
  }

  private static void nest(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        second.notifyAll();
      }
    }
  }

  /** An exception that cannot even be printed. */
  private static final class UnprintableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @Test
  void exceptionThatThrowsInGetMessage() {
    ExplorationResult result =
        Explorer.explore(
            options("unprintable exception"),
            () -> {
              throw new UnprintableException();
            });
    assertTrue(result.found(Finding.Kind.EXCEPTION), result.report());
  }
}

package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding.Kind;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/** What happens in a thread counts, and a thread is the thread that it says it is. */
class ThreadTrapsTest {
  private static Throwable cause(ExplorationResult result) {
    return result.findings().stream()
        .flatMap(finding -> finding.cause().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAssertionInAChildThreadOnly() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "assertion in a child",
            () -> {
              Thread child = new Thread(() -> assertEquals("expected", "actual"));
              child.start();
              child.join();
            });
    assertInstanceOf(AssertionError.class, cause(result));
  }

  @Test
  void aRunnableThatThrows() {
    IllegalStateException thrown = new IllegalStateException("thrown by the Runnable");
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "a Runnable that throws",
            () -> {
              Thread child =
                  new Thread(
                      () -> {
                        throw thrown;
                      });
              child.start();
              child.join();
            });
    assertSame(thrown, cause(result));
    assertTrue(result.report().contains("thrown by the Runnable"), result.report());
  }

  /** Nobody waits for the thread; what it throws counts all the same. */
  @Test
  void anExceptionAfterTheBodyHasReturned() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "after the body",
            () ->
                Threads.start(
                    () -> {
                      throw new UnsupportedOperationException("nobody joins me");
                    }));
    assertInstanceOf(UnsupportedOperationException.class, cause(result));
  }

  @Test
  void anExceptionThatAHandlerCatches() {
    assertSilent(
        "handled",
        () -> {
          Throwable[] caught = new Throwable[1];
          Thread child =
              new Thread(
                  () -> {
                    throw new IllegalStateException("is handled");
                  });
          child.setUncaughtExceptionHandler((thread, exception) -> caught[0] = exception);
          child.start();
          child.join();
          assertEquals("is handled", caught[0].getMessage());
        });
  }

  @Test
  void threadLocals() {
    assertSilent(
        "thread locals",
        () -> {
          ThreadLocal<int[]> local = ThreadLocal.withInitial(() -> new int[1]);
          Threads.Action count =
              () -> {
                for (int i = 0; i < 3; i++) {
                  local.get()[0]++;
                }
                assertEquals(3, local.get()[0]);
              };
          Threads.runAll(count, count);
          assertEquals(0, local.get()[0]);
        });
  }

  @Test
  void inheritedThreadLocals() {
    assertSilent(
        "inherited thread locals",
        () -> {
          InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
          local.set("parent");
          Threads.runAll(
              () -> {
                assertEquals("parent", local.get());
                local.set("child");
              });
          assertEquals("parent", local.get());
        });
  }

  @Test
  void currentThreadIsTheObjectThatWasStarted() {
    assertSilent(
        "current thread",
        () -> {
          Thread[] seen = new Thread[1];
          Thread child = new Thread(() -> seen[0] = Thread.currentThread(), "child");
          child.start();
          child.join();
          assertSame(child, seen[0]);
          assertEquals("child", seen[0].getName());
          assertEquals(Thread.State.TERMINATED, child.getState());
        });
  }

  /** A thread that serves requests for ever is not stuck: there is no request. */
  @Test
  void aDaemonThreadThatWaitsForWork() {
    assertSilent(
        "daemon",
        () -> {
          SynchronousQueue<String> requests = new SynchronousQueue<>();
          Thread server =
              new Thread(
                  () -> {
                    try {
                      while (true) {
                        requests.take();
                      }
                    } catch (InterruptedException end) {
                      Thread.currentThread().interrupt();
                    }
                  });
          server.setDaemon(true);
          server.start();
          requests.put("request");
        });
  }
}

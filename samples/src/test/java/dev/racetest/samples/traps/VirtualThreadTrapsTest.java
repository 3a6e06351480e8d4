package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.racetest.scheduler.Finding.Kind;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Virtual threads are threads. They are called by reflection, to compile for JDK 17. */
class VirtualThreadTrapsTest {
  private static Method startVirtualThread;
  private static Method newVirtualThreadPerTaskExecutor;

  @BeforeAll
  static void find() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
    startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
    newVirtualThreadPerTaskExecutor = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
  }

  private static Thread start(Runnable runnable) throws Exception {
    return (Thread) startVirtualThread.invoke(null, runnable);
  }

  @Test
  void race() {
    assertFinds(
        Kind.DATA_RACE,
        "virtual threads, racy",
        () -> {
          int[] count = new int[1];
          Thread a = start(() -> count[0]++);
          Thread b = start(() -> count[0]++);
          a.join();
          b.join();
        });
  }

  @Test
  void rightUse() {
    assertSilent(
        "virtual threads, right",
        () -> {
          int[] count = new int[1];
          Runnable increment =
              () -> {
                synchronized (count) {
                  count[0]++;
                }
              };
          Thread a = start(increment);
          Thread b = start(increment);
          a.join();
          b.join();
          assertEquals(2, count[0]);
        });
  }

  @Test
  void blocking() {
    assertSilent(
        "virtual threads, blocking",
        () -> {
          SynchronousQueue<Integer> queue = new SynchronousQueue<>();
          int[] sum = new int[1];
          Thread receiver =
              start(
                  () -> {
                    try {
                      sum[0] = queue.take() + queue.take();
                    } catch (InterruptedException unexpected) {
                      throw new AssertionError(unexpected);
                    }
                  });
          queue.put(1);
          queue.put(2);
          receiver.join();
          assertEquals(3, sum[0]);
        });
  }

  @Test
  void executor() {
    assertSilent(
        "virtual threads, executor",
        () -> {
          ExecutorService executor = (ExecutorService) newVirtualThreadPerTaskExecutor.invoke(null);
          AtomicInteger count = new AtomicInteger();
          Future<Integer> a = executor.submit(count::incrementAndGet);
          Future<Integer> b = executor.submit(count::incrementAndGet);
          assertEquals(3, a.get() + b.get());
          executor.shutdown();
        });
  }
}

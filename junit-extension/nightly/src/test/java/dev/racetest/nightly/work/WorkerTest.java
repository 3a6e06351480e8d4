package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerTest {
  private static final ItemResult DONE =
      new ItemResult(Map.of(ItemResult.EXECUTIONS, 1L), List.of(), List.of(), List.of());

  @TempDir private Path folder;
  private StoreLocation location;
  private WorkStore store;

  @BeforeEach
  void open() {
    location = new StoreLocation(folder.resolve("job.db").toString(), "", "");
    store = location.open(3);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Worker worker(int workers, Duration lease, ItemRunner runner) {
    return new Worker(
        "w", store, runner, new WorkerOptions(workers, Duration.ofSeconds(10), lease, 3));
  }

  private void addItems(int number) {
    store.addTest(
        "t",
        "T.t",
        List.of(new Approach("x", Collections.nCopies(number, new NewItem(new byte[0])))));
  }

  @Test
  void itWorksUntilNothingIsLeft() throws Exception {
    addItems(300);

    worker(1, Duration.ofMinutes(1), (item, slice, pieces) -> DONE).run();

    assertEquals(new QueueState(0, 0, 300, 0), store.queue());
    assertEquals(300, store.totals().get(0).count(ItemResult.EXECUTIONS));
  }

  @Test
  void withFewerOpenItemsThanWorkersItAsksForMoreAndSooner() throws Exception {
    addItems(3);
    List<String> asked = new ArrayList<>();

    worker(
            2,
            Duration.ofMinutes(1),
            (item, slice, pieces) -> {
              asked.add(slice.toMillis() + " " + pieces);
              return DONE;
            })
        .run();

    assertEquals(List.of("10000 1", "10000 1", "1000 4"), asked);
  }

  @Test
  void whenStoppedItEndsAfterTheSliceAndGivesTheRestBack() throws Exception {
    addItems(5);
    Worker[] worker = new Worker[1];
    worker[0] =
        worker(
            1,
            Duration.ofMinutes(1),
            (item, slice, pieces) -> {
              // The first one of a batch of two.
              if (store.queue().done() == 1) {
                worker[0].stop();
              }
              return DONE;
            });

    worker[0].run();

    assertEquals(new QueueState(3, 0, 2, 0), store.queue());
  }

  @Test
  void theLeaseIsRenewedWhileASliceLasts() throws Exception {
    addItems(1);
    CountDownLatch renewals = new CountDownLatch(3);
    WorkStore told = telling(store, "renew", renewals::countDown);

    new Worker(
            "w",
            told,
            (item, slice, pieces) -> {
              renewals.await();
              return DONE;
            },
            new WorkerOptions(1, Duration.ofSeconds(10), Duration.ofMillis(30), 3))
        .run();

    assertTrue(store.queue().isEmpty());
  }

  /** A store that tells whenever a method is called. */
  private static WorkStore telling(WorkStore store, String method, Runnable listener) {
    return (WorkStore)
        Proxy.newProxyInstance(
            WorkerTest.class.getClassLoader(),
            new Class<?>[] {WorkStore.class},
            (proxy, called, arguments) -> {
              Object result = called.invoke(store, arguments);
              if (called.getName().equals(method)) {
                listener.run();
              }
              return result;
            });
  }

  @Test
  void itWaitsForWhatOthersMayPutBack() throws Exception {
    addItems(1);
    long taken = store.take("other", 1, Duration.ofMinutes(1)).get(0).id();
    CountDownLatch worked = new CountDownLatch(1);
    Worker worker =
        worker(
            1,
            Duration.ofMinutes(1),
            (item, slice, pieces) -> {
              assertEquals(taken, item.id());
              worked.countDown();
              return DONE;
            });
    Thread thread = new Thread(() -> assertRuns(worker));
    thread.start();

    assertFalse(store.queue().isEmpty());
    store.giveBack("other");
    worked.await();
    thread.join();

    assertTrue(store.queue().isEmpty());
  }

  private static void assertRuns(Worker worker) {
    try {
      worker.run();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}

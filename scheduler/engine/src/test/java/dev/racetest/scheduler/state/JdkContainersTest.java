package dev.racetest.scheduler.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdkContainersTest {
  static Object root;

  private final StateFixture fixture = new StateFixture();

  @AfterEach
  void clear() {
    root = null;
  }

  private void execution(Object value, Runnable change) {
    root = value;
    fixture.execution(JdkContainersTest.class, "root", change);
  }

  static List<Map<String, Integer>> maps() {
    return List.of(
        new HashMap<>(),
        new LinkedHashMap<>(),
        new TreeMap<>(),
        new WeakHashMap<>(),
        new ConcurrentHashMap<>(),
        new ConcurrentSkipListMap<>(),
        Collections.synchronizedMap(new HashMap<>()));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void maps(Map<String, Integer> map) {
    Map<String, Integer> before = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      map.put("key" + i, 1000 + i);
      before.put("key" + i, 1000 + i);
    }
    List<String> keys = List.copyOf(map.keySet());
    execution(
        map,
        () -> {
          map.remove("key1");
          map.put("key2", 0);
          for (int i = 100; i < 300; i++) {
            map.put("key" + i, i);
          }
        });
    assertEquals(before, map);
    assertEquals(20, map.size());
    assertEquals(keys, List.copyOf(map.keySet()));
    execution(map, map::clear);
    assertEquals(before, map);
    map.put("key1", 5);
    assertEquals(5, map.get("key1"), "the map still works");
  }

  @Test
  void aListThatHasGrownShrinks() {
    List<String> list = new ArrayList<>(List.of("a", "b"));
    execution(list, () -> list.addAll(Collections.nCopies(100, "c")));
    assertEquals(List.of("a", "b"), list);
    execution(list, list::clear);
    assertEquals(List.of("a", "b"), list);
  }

  @Test
  void queues() {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>(List.of(1, 2, 3));
    execution(queue, () -> queue.drainTo(new PriorityQueue<>()));
    assertEquals(List.of(1, 2, 3), List.copyOf(queue));
    assertEquals(3, queue.size());
  }

  @Test
  void counters() {
    AtomicInteger counter = new AtomicInteger(5);
    LongAdder adder = new LongAdder();
    execution(
        List.of(counter, adder),
        () -> {
          counter.incrementAndGet();
          adder.add(3L);
        });
    assertEquals(5, counter.get());
    assertEquals(0L, adder.sum());
  }

  @Test
  void aLockThatWasNotReleased() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Thread thread = new Thread(lock::lock);
    root = lock;
    fixture.state.touched(StateFixture.field(JdkContainersTest.class, "root"));
    thread.start();
    thread.join();
    assertTrue(lock.isLocked());
    fixture.state.putBack();
    assertFalse(lock.isLocked());
    assertTrue(lock.tryLock());
  }

  /** What the threads of a pool do after the pool has ended must not meet what is put back. */
  private void executionThatShutsDown(ExecutorService pool) throws Exception {
    Thread worker = pool.submit(Thread::currentThread).get(10L, TimeUnit.SECONDS);
    pool.shutdown();
    assertTrue(pool.awaitTermination(10L, TimeUnit.SECONDS));
    worker.join();
    fixture.state.putBack();
  }

  static List<ExecutorService> pools() {
    return List.of(
        Executors.newFixedThreadPool(1), Executors.newScheduledThreadPool(1), new ForkJoinPool(1));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void poolsThatWereShutDown(ExecutorService pool) throws Exception {
    root = pool;
    fixture.state.touched(StateFixture.field(JdkContainersTest.class, "root"));
    for (int execution = 0; execution < 3; execution++) {
      executionThatShutsDown(pool);
      assertFalse(pool.isShutdown());
    }
  }

  @Test
  void whatAThreadPoolHasCounted() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1L, TimeUnit.HOURS, new LinkedBlockingQueue<>());
    root = pool;
    fixture.state.touched(StateFixture.field(JdkContainersTest.class, "root"));
    executionThatShutsDown(pool);
    assertEquals(0L, pool.getCompletedTaskCount());
    assertEquals(0, pool.getLargestPoolSize());
    assertEquals(0, pool.getPoolSize());
  }

  @Test
  void wrappedExecutors() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    execution(executor, executor::shutdown);
    assertFalse(executor.isShutdown());
  }

  @Test
  void futures() {
    CompletableFuture<String> future = new CompletableFuture<>();
    execution(future, () -> future.complete("done"));
    assertFalse(future.isDone());
  }

  @Test
  void builders() {
    StringBuilder builder = new StringBuilder("ab");
    StringBuffer buffer = new StringBuffer("cd");
    execution(
        List.of(builder, buffer),
        () -> {
          builder.setCharAt(0, '\u20ac');
          builder.append("and a text for which there is no room yet");
          buffer.setLength(0);
        });
    assertEquals("ab", builder.toString());
    assertEquals("cd", buffer.toString());
  }

  @Test
  void random() {
    Random random = new Random(1L);
    random.nextGaussian();
    double[] next = new double[1];
    execution(random, () -> next[0] = random.nextGaussian());
    assertEquals(next[0], random.nextGaussian());
  }

  @Test
  void otherRandomNumberGenerators() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    long[] next = new long[1];
    execution(random, () -> next[0] = random.nextLong());
    assertEquals(next[0], random.nextLong());
  }

  @Test
  @SuppressWarnings("deprecation")
  void dates() {
    Date date = new Date(120, 1, 1);
    Calendar calendar = new GregorianCalendar(2020, Calendar.MARCH, 3);
    calendar.getTime();
    String before = date.toString();
    int day = calendar.get(Calendar.DAY_OF_YEAR);
    execution(
        List.of(date, calendar),
        () -> {
          date.setYear(99);
          date.setHours(5);
          calendar.set(1999, Calendar.DECEMBER, 31);
          calendar.getTime();
        });
    assertEquals(before, date.toString());
    calendar.add(Calendar.DAY_OF_YEAR, 1);
    assertEquals(day + 1, calendar.get(Calendar.DAY_OF_YEAR));
    assertEquals(2020, calendar.get(Calendar.YEAR));
  }

  @Test
  void whatTheSupplierOfAThreadLocalHasCaptured() {
    AtomicInteger ids = new AtomicInteger();
    Supplier<Integer> next = ids::incrementAndGet;
    execution(ThreadLocal.withInitial(next), next::get);
    assertEquals(0, ids.get());
  }

  @Test
  void whatACombinedFunctionLeadsTo() {
    AtomicInteger calls = new AtomicInteger();
    Function<Integer, Integer> function = Function.identity();
    Function<Integer, Integer> combined = function.andThen(calls::addAndGet);
    execution(combined, () -> combined.apply(1));
    assertEquals(0, calls.get());
  }

  @Test
  void aWeakMapsKeysAreNotKeptAlive() throws InterruptedException {
    Map<Object, String> map = new WeakHashMap<>();
    Object kept = new Object();
    map.put(kept, "kept");
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    WeakReference<Object> lost = putLost(map, collected);
    execution(map, () -> map.put(kept, "changed"));
    assertEquals("kept", map.get(kept));
    Reference<?> first = null;
    for (int i = 0; first == null && i < 100; i++) {
      System.gc();
      first = collected.remove(1_000L);
    }
    assertSame(lost, first);
  }

  /** In a method of its own, so that no local variable keeps the key. */
  private static WeakReference<Object> putLost(
      Map<Object, String> map, ReferenceQueue<Object> collected) {
    Object key = new Object();
    map.put(key, "lost");
    return new WeakReference<>(key, collected);
  }
}

package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.RaceTests;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.AttributeKey;
import io.netty.util.DefaultAttributeMap;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Recycler;
import io.netty.util.ReferenceCounted;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.Promise;
import io.netty.util.internal.PlatformDependent;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The parts of Netty that other parts are built on. */
class NettyTest {
  @Test
  void promise() {
    assertRaces(
        () -> {
          DefaultEventExecutor executor = new DefaultEventExecutor();
          Promise<int[]> promise = new DefaultPromise<>(executor);
          CountDownLatch heard = new CountDownLatch(1);
          RaceTests.concurrently(
              () -> promise.setSuccess(new int[] {7}),
              () -> assertEquals(7, promise.get()[0]),
              () -> promise.addListener(done -> heard.countDown()));
          heard.await();
          end(executor);
        });
  }

  @Test
  void promiseThatIsCancelled() {
    assertRaces(
        () -> {
          DefaultEventExecutor executor = new DefaultEventExecutor();
          Promise<int[]> promise = new DefaultPromise<>(executor);
          RaceTests.concurrently(
              () -> promise.trySuccess(new int[] {7}),
              () -> promise.cancel(true),
              () -> {
                promise.await();
                assertTrue(promise.isCancelled() || promise.getNow()[0] == 7);
              });
          end(executor);
        });
  }

  private static void end(DefaultEventExecutor executor) throws InterruptedException {
    executor.shutdownGracefully(0L, 1L, TimeUnit.SECONDS);
    assertTrue(executor.awaitTermination(1L, TimeUnit.HOURS));
  }

  @Test
  void eventExecutor() {
    assertRaces(
        () -> {
          DefaultEventExecutor executor = new DefaultEventExecutor();
          int[] count = new int[1];
          RaceTests.concurrently(
              () -> executor.submit(() -> count[0]++).get(),
              () -> executor.execute(() -> count[0]++));
          end(executor);
          assertEquals(2, count[0]);
        });
  }

  @Test
  void scheduledTask() {
    assertRaces(
        () -> {
          DefaultEventExecutor executor = new DefaultEventExecutor();
          int[] count = new int[1];
          executor.schedule(() -> count[0]++, 1, TimeUnit.HOURS).get();
          assertEquals(1, count[0]);
          end(executor);
        });
  }

  @Test
  void hashedWheelTimer() {
    assertRaces(
        () -> {
          HashedWheelTimer timer = new HashedWheelTimer();
          CountDownLatch fired = new CountDownLatch(1);
          AtomicInteger cancelled = new AtomicInteger();
          RaceTests.concurrently(
              () -> timer.newTimeout(late -> fired.countDown(), 1L, TimeUnit.SECONDS),
              () ->
                  timer
                      .newTimeout(late -> cancelled.incrementAndGet(), 1L, TimeUnit.HOURS)
                      .cancel());
          fired.await();
          timer.stop();
          assertEquals(0, cancelled.get());
        });
  }

  @Test
  void fastThreadLocal() {
    assertRaces(
        () -> {
          FastThreadLocal<int[]> local =
              new FastThreadLocal<>() {
                @Override
                protected int[] initialValue() {
                  return new int[1];
                }
              };
          RaceTests.concurrently(
              () -> assertEquals(1, ++local.get()[0]), () -> assertEquals(1, ++local.get()[0]));
        });
  }

  private static final class Buffer {
    private final Recycler.Handle<Buffer> handle;
    int content;

    Buffer(Recycler.Handle<Buffer> handle) {
      this.handle = handle;
    }
  }

  private static final class Buffers extends Recycler<Buffer> {
    @Override
    protected Buffer newObject(Handle<Buffer> handle) {
      return new Buffer(handle);
    }
  }

  @Test
  void recyclerAcrossThreads() {
    assertRaces(
        () -> {
          Buffers buffers = new Buffers();
          Buffer first = buffers.get();
          first.content = 1;
          RaceTests.concurrently(
              () -> first.handle.recycle(first),
              () -> {
                Buffer other = buffers.get();
                assertNotSame(first, other);
                other.handle.recycle(other);
              });
          buffers.get().content++;
        });
  }

  @Test
  void attributes() {
    assertRaces(
        () -> {
          AttributeKey<int[]> key = AttributeKey.valueOf("key");
          DefaultAttributeMap map = new DefaultAttributeMap();
          RaceTests.concurrently(
              () -> map.attr(key).setIfAbsent(new int[] {1}),
              () -> map.attr(key).setIfAbsent(new int[] {1}));
          assertEquals(1, map.attr(key).get()[0]);
        });
  }

  @Test
  void namesOfAttributes() {
    assertRaces(
        () -> {
          Object[] keys = new Object[2];
          RaceTests.concurrently(
              () -> keys[0] = AttributeKey.valueOf("name"),
              () -> keys[1] = AttributeKey.valueOf("name"));
          assertSame(keys[0], keys[1]);
        });
  }

  private static final class Counted extends AbstractReferenceCounted {
    int content;
    boolean gone;

    @Override
    protected void deallocate() {
      gone = content == 1;
    }

    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }
  }

  /**
   * Benign: {@code release0} reads plainly and then compares and sets, which fails if the value was
   * outdated. Where Netty may use {@code Unsafe}, its plain reads are out of sight.
   */
  @Test
  void referenceCounts() {
    assertRaces(
        () -> {
          Counted counted = new Counted();
          counted.retain();
          RaceTests.concurrently(
              () -> {
                counted.content = 1;
                counted.release();
              },
              counted::release);
          assertTrue(counted.gone);
        },
        PlatformDependent.hasUnsafe() ? new String[0] : new String[] {"RefCnt.value"});
  }

  @Test
  void queuesOfTasks() {
    assertRaces(
        () -> {
          Queue<int[]> queue = PlatformDependent.newMpscQueue();
          RaceTests.concurrently(
              () -> queue.offer(new int[] {1}),
              () -> queue.offer(new int[] {1}),
              () -> {
                int[] head = queue.poll();
                assertTrue(head == null || head[0] == 1);
              });
        });
  }
}

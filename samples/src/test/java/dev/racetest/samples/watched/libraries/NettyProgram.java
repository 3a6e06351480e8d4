package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.AttributeKey;
import io.netty.util.DefaultAttributeMap;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Parts of Netty below its channels: event loops, promises, pooled buffers, the timer. */
final class NettyProgram {
  private static final AttributeKey<Box> KEY = AttributeKey.valueOf("box");

  /** Something with a plain field. */
  private static final class Box {
    private int content;

    Box(int content) {
      this.content = content;
    }
  }

  private NettyProgram() {}

  private static void eventLoops() throws Exception {
    EventExecutorGroup group = new DefaultEventExecutorGroup(2);
    EventExecutor one = group.next();
    int[] tasks = new int[1];
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS / 4; i++) {
            one.execute(() -> tasks[0]++);
            Promise<Box> promise = group.next().newPromise();
            int number = i;
            group.execute(() -> promise.setSuccess(new Box(number)));
            check(number, promise.sync().getNow().content, "promised");
            check(number + 1, group.submit(() -> new Box(number + 1)).get().content, "submitted");
          }
        });
    check(Workers.COUNT * (Workers.ROUNDS / 4), one.submit(() -> tasks[0]).get(), "tasks");
    group.shutdownGracefully(0, 1, TimeUnit.MINUTES).sync();
  }

  private static void buffers() throws Exception {
    PooledByteBufAllocator allocator = new PooledByteBufAllocator(false);
    DefaultAttributeMap attributes = new DefaultAttributeMap();
    ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS / 4; i++) {
            ByteBuf buffer = allocator.heapBuffer(64);
            buffer.writeInt(i);
            check(i, buffer.readInt(), "in the buffer");
            if (i % 2 == 0) {
              buffer.release();
            } else {
              elsewhere.execute(buffer::release);
            }
            Box box = new Box(i);
            Box before = attributes.attr(KEY).getAndSet(box);
            check(true, before == null || before.content >= 0, "attribute");
          }
        });
    elsewhere.shutdown();
    check(true, elsewhere.awaitTermination(1, TimeUnit.MINUTES), "over");
  }

  private static void timer() throws Exception {
    HashedWheelTimer timer = new HashedWheelTimer(1, TimeUnit.MILLISECONDS, 16);
    AtomicInteger fired = new AtomicInteger();
    AtomicInteger cancelled = new AtomicInteger();
    int timeouts = Workers.COUNT * (Workers.ROUNDS / 4);
    CountDownLatch over = new CountDownLatch(timeouts);
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS / 4; i++) {
            Box box = new Box(1);
            Timeout timeout =
                timer.newTimeout(
                    self -> {
                      fired.addAndGet(box.content);
                      over.countDown();
                    },
                    i % 7,
                    TimeUnit.MILLISECONDS);
            if (i % 3 == 0 && timeout.cancel()) {
              cancelled.incrementAndGet();
              over.countDown();
            }
          }
        });
    over.await();
    timer.stop();
    check(timeouts, fired.get() + cancelled.get(), "timeouts");
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    eventLoops();
    buffers();
    timer();
    System.out.println(Workers.RIGHT);
  }
}

package dev.racetest.samples.watched.libraries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.zaxxer.hikari.HikariDataSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.sql.Connection;
import java.util.Queue;
import org.apache.commons.lang3.mutable.MutableInt;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.jctools.queues.MpmcArrayQueue;

/**
 * The same libraries, used wrongly. What a thread does wrong is the last thing that it does, so
 * nothing orders it before what the others do, and no run is without the race.
 */
final class WronglyUsed {
  /** The variables on which there are races, as reports name them. */
  static final String[] VARIABLES = {
    WronglyUsed.class.getName() + "$Pooled.uses",
    WronglyUsed.class.getName() + "$Cached.hits",
    WronglyUsed.class.getName() + "$Listener.events",
    WronglyUsed.class.getName() + "$Message.text",
    WronglyUsed.class.getName() + "$Session.statements",
    "io.netty.buffer.AbstractByteBuf.writerIndex",
    MutableInt.class.getName() + ".value",
  };

  private static final class Pooled {
    private int uses;
  }

  private static final class Cached {
    private int hits;
  }

  private static final class Message {
    private String text = "";
  }

  private static final class Session {
    private int statements;
  }

  /** Says that it may be told by several threads, and is not made for it. */
  static final class Listener {
    private int events;

    @Subscribe
    @AllowConcurrentEvents
    void hear(String event) {
      events++;
    }
  }

  private WronglyUsed() {}

  private static void objectThatWasReturned() throws Exception {
    BasePooledObjectFactory<Pooled> factory =
        new BasePooledObjectFactory<>() {
          @Override
          public Pooled create() {
            return new Pooled();
          }

          @Override
          public PooledObject<Pooled> wrap(Pooled pooled) {
            return new DefaultPooledObject<>(pooled);
          }
        };
    try (GenericObjectPool<Pooled> pool = new GenericObjectPool<>(factory)) {
      pool.setMaxTotal(1);
      Workers.work(
          worker -> {
            Pooled pooled = pool.borrowObject();
            pool.returnObject(pooled);
            pooled.uses++;
          });
    }
  }

  private static void cachedValueThatChanges() throws Exception {
    Cache<String, Cached> cache = Caffeine.newBuilder().maximumSize(10).build();
    Workers.work(worker -> cache.get("page", key -> new Cached()).hits++);
  }

  private static void listenerThatIsNotMadeForThreads() throws Exception {
    EventBus bus = new EventBus();
    bus.register(new Listener());
    // Classes are initialised here, which would order what the workers do.
    bus.post("first");
    Workers.work(worker -> bus.post("event"));
  }

  private static void messageThatChangesOnItsWay() throws Exception {
    Queue<Message> queue = new MpmcArrayQueue<>(8);
    Workers.work(
        worker -> {
          if (worker % 2 == 0) {
            Message message = new Message();
            queue.offer(message);
            message.text = "late";
          } else {
            Message message = queue.poll();
            while (message == null) {
              Thread.yield();
              message = queue.poll();
            }
            message.text = "read";
          }
        });
  }

  private static void sessionOfAConnectionThatWasClosed() throws Exception {
    Session session = new Session();
    try (HikariDataSource pool = ConnectionsProgram.pool(new NoDatabase(), 1)) {
      Workers.work(
          worker -> {
            Connection connection = pool.getConnection();
            connection.close();
            // There is one connection, which keeps others away until it is closed.
            session.statements++;
          });
    }
  }

  private static void bufferOfSeveralWriters() throws Exception {
    ByteBuf buffer = Unpooled.buffer(64);
    Workers.work(worker -> buffer.writeByte(worker));
  }

  private static void numberThatIsNotForThreads() throws Exception {
    MutableInt number = new MutableInt();
    Workers.work(worker -> number.increment());
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    objectThatWasReturned();
    cachedValueThatChanges();
    listenerThatIsNotMadeForThreads();
    messageThatChangesOnItsWay();
    sessionOfAConnectionThatWasClosed();
    bufferOfSeveralWriters();
    numberThatIsNotForThreads();
    System.out.println(Workers.RIGHT);
  }
}

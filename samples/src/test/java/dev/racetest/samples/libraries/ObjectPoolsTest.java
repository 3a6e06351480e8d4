package dev.racetest.samples.libraries;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.util.ConcurrentBag;
import dev.racetest.samples.Explorations;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTests;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.apache.commons.pool2.impl.SoftReferenceObjectPool;
import org.junit.jupiter.api.Test;

/** Pools: commons-pool2, and the bag at the heart of HikariCP. */
class ObjectPoolsTest {
  /** Whoever has it may use it without a lock. */
  private static final class Connection {
    int uses;
  }

  private static final class Connections extends BasePooledObjectFactory<Connection> {
    @Override
    public Connection create() {
      return new Connection();
    }

    @Override
    public PooledObject<Connection> wrap(Connection connection) {
      return new DefaultPooledObject<>(connection);
    }
  }

  private static final class KeyedConnections
      extends BaseKeyedPooledObjectFactory<String, Connection> {
    @Override
    public Connection create(String key) {
      return new Connection();
    }

    @Override
    public PooledObject<Connection> wrap(Connection connection) {
      return new DefaultPooledObject<>(connection);
    }
  }

  @Test
  void borrowAndReturn() {
    assertRaces(
        () -> {
          GenericObjectPool<Connection> pool = new GenericObjectPool<>(new Connections());
          pool.setMaxTotal(1);
          Body use =
              () -> {
                Connection connection = pool.borrowObject();
                connection.uses++;
                pool.returnObject(connection);
              };
          RaceTests.concurrently(use, use);
          assertEquals(2, pool.borrowObject().uses);
          assertEquals(1, pool.getCreatedCount());
          pool.close();
        });
  }

  /**
   * A borrower that finds the pool full, and is not waiting yet when the only object is destroyed,
   * waits for ever: whoever destroys makes a new object only for those who wait already.
   */
  @Test
  void borrowWhileTheOnlyObjectIsInvalidated() {
    assertFinds(
        Finding.Kind.DEADLOCK,
        Explorations.options("pool").withSchedules(3_000).withMaxSteps(100_000),
        () -> {
          GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
          // Pools that are not closed stay registered, and the next execution would meet them.
          config.setJmxEnabled(false);
          GenericObjectPool<Connection> pool = new GenericObjectPool<>(new Connections(), config);
          pool.setMaxTotal(1);
          RaceTests.concurrently(
              () -> pool.invalidateObject(pool.borrowObject()),
              () -> pool.returnObject(pool.borrowObject()),
              pool::evict);
          assertEquals(0, pool.getNumActive());
          pool.close();
        });
  }

  @Test
  void impatientBorrower() {
    assertRaces(
        () -> {
          GenericObjectPool<Connection> pool = new GenericObjectPool<>(new Connections());
          pool.setMaxTotal(1);
          RaceTests.concurrently(
              () -> {
                Connection connection = pool.borrowObject();
                Thread.sleep(100);
                pool.returnObject(connection);
              },
              () -> {
                try {
                  pool.returnObject(pool.borrowObject(Duration.ofMillis(10)));
                } catch (NoSuchElementException tooLate) {
                  assertEquals(1, pool.getCreatedCount());
                }
              });
          pool.close();
        });
  }

  @Test
  void keyedPool() {
    assertRaces(
        () -> {
          GenericKeyedObjectPool<String, Connection> pool =
              new GenericKeyedObjectPool<>(new KeyedConnections());
          pool.setMaxTotal(1);
          Body a = () -> pool.returnObject("a", pool.borrowObject("a"));
          Body b = () -> pool.returnObject("b", pool.borrowObject("b"));
          RaceTests.concurrently(a, b);
          pool.close();
        });
  }

  @Test
  void softReferences() {
    assertRaces(
        () -> {
          SoftReferenceObjectPool<Connection> pool =
              new SoftReferenceObjectPool<>(new Connections());
          Body use =
              () -> {
                Connection connection = pool.borrowObject();
                connection.uses++;
                pool.returnObject(connection);
              };
          RaceTests.concurrently(use, use);
          pool.close();
        });
  }

  private static final class Entry implements ConcurrentBag.IConcurrentBagEntry {
    private final AtomicInteger state = new AtomicInteger();
    int uses;

    @Override
    public boolean compareAndSet(int expected, int next) {
      return state.compareAndSet(expected, next);
    }

    @Override
    public void setState(int next) {
      state.set(next);
    }

    @Override
    public int getState() {
      return state.get();
    }
  }

  @Test
  void bagOfConnections() {
    assertRaces(
        () -> {
          try (ConcurrentBag<Entry> bag = new ConcurrentBag<>(waiting -> {})) {
            Body use =
                () -> {
                  Entry entry = bag.borrow(1, TimeUnit.HOURS);
                  entry.uses++;
                  bag.requite(entry);
                };
            Entry entry = new Entry();
            RaceTests.concurrently(use, use, () -> bag.add(entry));
            assertTrue(bag.reserve(entry));
            assertEquals(2, entry.uses);
            assertTrue(bag.remove(entry));
          }
        });
  }
}

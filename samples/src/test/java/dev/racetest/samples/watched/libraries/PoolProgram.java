package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.ObjectPool;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.apache.commons.pool2.impl.SoftReferenceObjectPool;

/** Objects of commons-pool2 that are borrowed, returned, invalidated and evicted. */
final class PoolProgram {
  /** What is pooled; whoever has borrowed it has it alone. */
  static final class Account {
    private int uses;
    private boolean isValid = true;

    void use() {
      uses++;
    }
  }

  /** Makes accounts, and knows all that it has made. */
  static final class Accounts extends BasePooledObjectFactory<Account> {
    final Queue<Account> made = new ConcurrentLinkedQueue<>();
    final AtomicInteger destroyed = new AtomicInteger();

    @Override
    public Account create() {
      Account account = new Account();
      made.add(account);
      return account;
    }

    @Override
    public PooledObject<Account> wrap(Account account) {
      return new DefaultPooledObject<>(account);
    }

    @Override
    public boolean validateObject(PooledObject<Account> pooled) {
      return pooled.getObject().isValid;
    }

    @Override
    public void destroyObject(PooledObject<Account> pooled) {
      pooled.getObject().isValid = false;
      destroyed.incrementAndGet();
    }
  }

  private PoolProgram() {}

  private static GenericObjectPoolConfig<Account> config() {
    GenericObjectPoolConfig<Account> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(3);
    config.setMinIdle(1);
    config.setTestOnBorrow(true);
    config.setTestOnReturn(true);
    config.setTestWhileIdle(true);
    config.setTimeBetweenEvictionRuns(Duration.ofMillis(2));
    config.setMinEvictableIdleDuration(Duration.ofMillis(1));
    return config;
  }

  private static void use(ObjectPool<Account> pool, int rounds) throws InterruptedException {
    Workers.work(
        worker -> {
          for (int i = 0; i < rounds; i++) {
            Account account = pool.borrowObject();
            account.use();
            if (i % 50 == worker) {
              pool.invalidateObject(account);
            } else {
              pool.returnObject(account);
            }
          }
        });
    check(0, pool.getNumActive(), "borrowed objects that are left");
  }

  private static void checkAccounts(Accounts accounts, int rounds) {
    check(accounts.made.size(), accounts.destroyed.get(), "destroyed objects");
    int uses = accounts.made.stream().mapToInt(account -> account.uses).sum();
    check(Workers.COUNT * rounds, uses, "uses");
  }

  private static void generic() throws InterruptedException {
    Accounts accounts = new Accounts();
    GenericObjectPool<Account> pool = new GenericObjectPool<>(accounts, config());
    use(pool, Workers.ROUNDS);
    // It waits for an eviction that has begun.
    pool.close();
    checkAccounts(accounts, Workers.ROUNDS);
  }

  private static void softReferences() throws InterruptedException {
    Accounts accounts = new Accounts();
    SoftReferenceObjectPool<Account> pool = new SoftReferenceObjectPool<>(accounts);
    use(pool, Workers.ROUNDS);
    pool.close();
    checkAccounts(accounts, Workers.ROUNDS);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    generic();
    softReferences();
    System.out.println(Workers.RIGHT);
  }
}

package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Field updaters: atomic as long as every change of the field goes through them. */
public class FieldUpdaters {
  private static final class Account {
    static final AtomicIntegerFieldUpdater<Account> COUNT =
        AtomicIntegerFieldUpdater.newUpdater(Account.class, "count");
    static final AtomicLongFieldUpdater<Account> BALANCE =
        AtomicLongFieldUpdater.newUpdater(Account.class, "balance");
    static final AtomicReferenceFieldUpdater<Account, int[]> HISTORY =
        AtomicReferenceFieldUpdater.newUpdater(Account.class, int[].class, "history");

    volatile int count;
    volatile long balance;
    volatile int[] history;
  }

  /** Every change is one step of the updater. */
  @Verdict(Expected.SILENT)
  public void increment() throws Exception {
    Account account = new Account();
    Threads.Action pay =
        () -> {
          Account.COUNT.incrementAndGet(account);
          Account.BALANCE.addAndGet(account, 10);
        };
    Threads.runAll(pay, pay);
    Check.equal(2, account.count);
    Check.equal(20L, account.balance);
  }

  /** Two steps of the updater are two steps. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void getThenSet() throws Exception {
    Account account = new Account();
    Threads.Action pay = () -> Account.BALANCE.set(account, Account.BALANCE.get(account) + 10);
    Threads.runAll(pay, pay);
    Check.equal(20L, account.balance);
  }

  /** The updater is atomic, the {@code ++} beside it is not. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void updatedWithoutTheUpdater() throws Exception {
    Account account = new Account();
    Threads.runAll(() -> Account.COUNT.incrementAndGet(account), () -> account.count++);
    Check.equal(2, account.count);
  }

  /** One of the two histories is set, and whoever reads it sees all of it. */
  @Verdict(Expected.SILENT)
  public void setOnce() throws Exception {
    Account account = new Account();
    AtomicInteger winners = new AtomicInteger();
    Threads.Action initialize =
        () -> {
          if (Account.HISTORY.compareAndSet(account, null, new int[] {1})) {
            winners.incrementAndGet();
          }
          Check.equal(1, account.history[0]);
        };
    Threads.runAll(initialize, initialize);
    Check.equal(1, winners.get());
  }
}

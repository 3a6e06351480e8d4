package dev.racetest.samples.reports;

import java.util.HashMap;
import java.util.Map;

/** A test body for each kind of failure, as somebody would write it. */
final class Programs {
  private Programs() {}

  private static void runBoth(Thread one, Thread other) throws InterruptedException {
    one.start();
    other.start();
    one.join();
    other.join();
  }

  static void raceOnAField() throws InterruptedException {
    Account account = new Account();
    Runnable deposits =
        () -> {
          account.deposit(50);
          account.deposit(25);
        };
    Runnable audit = () -> System.out.println("audited: " + account.balance());
    runBoth(new Thread(deposits, "depositor"), new Thread(audit, "auditor"));
  }

  static void raceInAMap() throws InterruptedException {
    Map<String, Integer> ages = new HashMap<>();
    Thread writer = new Thread(() -> ages.put("Ada", 36), "writer");
    Thread reader = new Thread(() -> ages.get("Ada"), "reader");
    runBoth(writer, reader);
  }

  static void exception() throws InterruptedException {
    Tickets tickets = new Tickets();
    Runnable purchase =
        () -> {
          if (tickets.areLeft()) {
            tickets.sell();
          }
        };
    runBoth(new Thread(purchase, "first buyer"), new Thread(purchase, "second buyer"));
  }

  static void deadlockOfMonitors() throws InterruptedException {
    Fork left = new Fork();
    Fork right = new Fork();
    Thread plato = new Thread(() -> left.eatWith(right), "Plato");
    Thread kant = new Thread(() -> right.eatWith(left), "Kant");
    runBoth(plato, kant);
  }

  static void deadlockOfLocks() throws InterruptedException {
    Wallet mine = new Wallet();
    Wallet yours = new Wallet();
    Thread giver = new Thread(() -> mine.pay(yours), "giver");
    Thread taker = new Thread(() -> yours.pay(mine), "taker");
    runBoth(giver, taker);
  }

  static void lostNotification() throws InterruptedException {
    Gate gate = new Gate();
    runBoth(new Thread(gate::pass, "guest"), new Thread(gate::open, "porter"));
  }

  static void livelock() throws InterruptedException {
    Worker worker = new Worker();
    Thread thread = new Thread(worker, "worker");
    thread.start();
    thread.join();
    worker.stop();
  }

  static void stepLimit() throws InterruptedException {
    Account account = new Account();
    while (account.balance() > 0) {
      Thread depositor = new Thread(() -> account.deposit(1), "depositor");
      depositor.start();
      depositor.join();
    }
  }
}

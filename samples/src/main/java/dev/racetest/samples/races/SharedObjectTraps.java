package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** What looks like one object and is several, or like several and is one. */
public class SharedObjectTraps {
  private static final int MANY = 50;

  /** Equal to all of its kind, with the same hash code. */
  private static final class Coin {
    int tosses;

    @Override
    public boolean equals(Object other) {
      return other instanceof Coin;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** Counts what its constructors make. */
  private static final class Ticket {
    static int issued;
    static int issuedUnderLock;

    Ticket() {
      issued++;
    }

    Ticket(Object lock) {
      synchronized (lock) {
        issuedUnderLock++;
      }
    }
  }

  /** Is defined as a hidden class. */
  static final class Stranger implements Consumer<Mail> {
    @Override
    public void accept(Mail mail) {
      mail.read();
      mail.write();
    }
  }

  /** As a coverage tool leaves a class behind. */
  private static final class Probed {
    private static boolean[] $jacocoData;

    private static boolean[] $jacocoInit() {
      if ($jacocoData == null) {
        $jacocoData = new boolean[2];
      }
      return $jacocoData;
    }

    static void run() {
      boolean[] probes = $jacocoInit();
      probes[0] = true;
      Thread.yield();
      probes[1] = true;
    }
  }

  private final Mail mail = new Mail();

  /** One mail goes from thread to thread through the pool. */
  @Verdict(Expected.SILENT)
  public void pooled() throws Exception {
    BlockingQueue<Mail> pool = new ArrayBlockingQueue<>(1);
    pool.put(mail);
    Threads.Action borrower =
        () -> {
          Mail borrowed = pool.take();
          borrowed.write();
          pool.put(borrowed);
        };
    Threads.runAll(borrower, borrower);
  }

  /** Still written when it is back in the pool. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void usedWhenGivenBack() throws Exception {
    BlockingQueue<Mail> pool = new ArrayBlockingQueue<>(1);
    pool.put(mail);
    Threads.Action borrower =
        () -> {
          Mail borrowed = pool.take();
          pool.put(borrowed);
          borrowed.write();
        };
    Threads.runAll(borrower, borrower);
  }

  /** Equal, with the same hash code, but two. */
  @Verdict(Expected.SILENT)
  public void equalObjects() throws Exception {
    Threads.Action toss = () -> new Coin().tosses++;
    Threads.runAll(toss, toss);
  }

  /** Equal because they are one. */
  @Verdict(value = Expected.DATA_RACE, variable = "Coin.tosses")
  public void sameObject() throws Exception {
    Coin coin = new Coin();
    Threads.Action toss = () -> coin.tosses++;
    Threads.runAll(toss, toss);
  }

  /** Short-lived objects in great number, some of them where others were. */
  @Verdict(Expected.SILENT)
  public void recycled() throws Exception {
    Threads.Action waste = () -> wasteAnd(new Mail());
    Threads.runAll(waste, waste);
  }

  /** One among the many is the other thread's as well. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void oneOfThemShared() throws Exception {
    Threads.Action waste = () -> wasteAnd(mail);
    Threads.runAll(waste, waste);
  }

  private static void wasteAnd(Mail kept) {
    for (int i = 0; i < MANY; i++) {
      new Mail().write();
    }
    kept.write();
    for (int i = 0; i < MANY; i++) {
      new Mail().write();
    }
  }

  /** Each half of the array has its thread. */
  @Verdict(Expected.SILENT)
  public void slices() throws Exception {
    int[] cells = new int[4];
    Threads.runAll(() -> fill(cells, 0, 2), () -> fill(cells, 2, 4));
  }

  /** The halves overlap in one element. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void overlappingSlices() throws Exception {
    int[] cells = new int[4];
    Threads.runAll(() -> fill(cells, 0, 3), () -> fill(cells, 2, 4));
  }

  private static void fill(int[] cells, int from, int to) {
    for (int i = from; i < to; i++) {
      cells[i] = 1;
    }
  }

  /** Constructors are code like any other. */
  @Verdict(value = Expected.DATA_RACE, variable = "Ticket.issued")
  public void constructors() throws Exception {
    Threads.runAll(Ticket::new, Ticket::new);
  }

  /** The same under a lock inside the constructor. */
  @Verdict(Expected.SILENT)
  public void constructorsUnderLock() throws Exception {
    Threads.Action issue = () -> new Ticket(mail);
    Threads.runAll(issue, issue);
  }

  /** One lambda for both threads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void capturedByOneLambda() throws Exception {
    Threads.Action write = writing(mail);
    Threads.runAll(write, write);
  }

  /** The same lambda of the source, with a mail of its own in each thread. */
  @Verdict(Expected.SILENT)
  public void capturedByTwoLambdas() throws Exception {
    Threads.runAll(writing(new Mail()), writing(new Mail()));
  }

  private static Threads.Action writing(Mail captured) {
    return () -> captured.write();
  }

  /** Hidden classes call into what others see. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void hiddenClasses() throws Exception {
    Threads.runAll(() -> hiddenStranger().accept(mail), () -> hiddenStranger().accept(mail));
  }

  /** Each hidden class with a mail of its own. */
  @Verdict(Expected.SILENT)
  public void hiddenClassesApart() throws Exception {
    Threads.Action apart = () -> hiddenStranger().accept(new Mail());
    Threads.runAll(apart, apart);
  }

  @SuppressWarnings("unchecked")
  private static Consumer<Mail> hiddenStranger() throws Exception {
    String file = "SharedObjectTraps$Stranger.class";
    try (InputStream content = SharedObjectTraps.class.getResourceAsStream(file)) {
      MethodHandles.Lookup hidden =
          MethodHandles.lookup().defineHiddenClass(content.readAllBytes(), true);
      var constructor = hidden.lookupClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Consumer<Mail>) constructor.newInstance();
    }
  }

  /** Probes that say which code was run are nobody's shared state. */
  @Verdict(Expected.SILENT)
  public void coverageProbes() throws Exception {
    Threads.runAll(Probed::run, Probed::run);
  }
}

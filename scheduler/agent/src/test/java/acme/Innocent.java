package acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Counts under a lock, in threads and in a pool. */
public class Innocent {
  private int count;

  private synchronized void increment() {
    count++;
  }

  /** Prints the count, and ends with the status that is given, if any. */
  public static void main(String[] arguments) throws Exception {
    Innocent innocent = new Innocent();
    Thread one = new Thread(innocent::increment);
    one.start();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      futures.add(pool.submit(innocent::increment));
    }
    for (Future<?> future : futures) {
      future.get();
    }
    one.join();
    pool.shutdown();
    System.out.println("count is " + innocent.count);
    if (arguments.length > 0) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }
}

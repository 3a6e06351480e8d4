package dev.racetest.benchmarks.sct;

import dev.racetest.scheduler.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Setters write one variable and then another, a checker wants to see both writes or none. It must
 * run after the first write of some setter and before the second write of any: the more setters
 * there are, the more of them have to stand still meanwhile.
 */
final class Reorder {
  private volatile int a;
  private volatile int b;

  /** Runs the program with so many threads beside the one that starts them. */
  static void run(int threads) throws InterruptedException {
    Reorder program = new Reorder();
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < threads - 1; i++) {
      bodies.add(program::set);
    }
    bodies.add(program::check);
    Parallel.run(bodies);
  }

  private void set() {
    a = 1;
    b = -1;
  }

  private void check() {
    Parallel.check(a == 0 && b == 0 || a == 1 && b == -1, "one write without the other");
  }
}

package dev.racetest.scheduler;

import java.util.stream.IntStream;

/**
 * How probable it is at most that a bug was missed (Burckhardt, Kothari, Musuvathi, Nagarakatte, "A
 * Randomized Scheduler with Probabilistic Guarantees of Finding Bugs", ASPLOS 2010, section 3.3):
 * each of N executions meets it with a probability of at least 1 / (n k^(d-1)).
 *
 * @param depth d, the number of ordering constraints that the bug needs
 * @param executions N, those that were made for this depth
 * @param tasks n, the most that an execution had
 * @param decisions k, the most that an execution had, or more
 */
public record DepthBound(int depth, int executions, int tasks, int decisions) {

  /** The bound of the probability that none of the executions met the bug. */
  public double missed() {
    double hit =
        IntStream.range(1, depth).mapToDouble(i -> decisions).reduce(tasks, (a, b) -> a * b);
    return Math.exp(executions * Math.log1p(-1.0 / hit));
  }
}

package dev.racetest.scheduler.spi;

/**
 * What one execution was worth, whatever came of it, as far as the strategy that chose its schedule
 * can say.
 *
 * @param isSample whether the schedule was drawn at random and, apart from what earlier executions
 *     have taught of the program's size, independently of them
 * @param depth if positive: with n tasks, every bug of this depth was met with a probability of at
 *     least 1 / (n k^(depth-1)), where k is {@code decisions}, provided that no execution of the
 *     program has more decisions among tasks, that it has no others, and that no task yields
 *     (Burckhardt et al., ASPLOS 2010, section 3.3); otherwise 0
 * @param decisions k
 */
public record Guarantee(boolean isSample, int depth, int decisions) {
  /** None. */
  public static final Guarantee NONE = new Guarantee(false, 0, 0);

  /** A random schedule. */
  public static final Guarantee SAMPLE = new Guarantee(true, 0, 0);

  /** A random schedule with a bound for bugs of one depth. */
  public static Guarantee ofDepth(int depth, int decisions) {
    return new Guarantee(true, depth, decisions);
  }
}

package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Uniform random walk (Zhao, Wolff, Mathur, Roychoudhury, "Selectively Uniform Concurrency
 * Testing", ASPLOS 2025, section 3.1): a task is chosen with a probability proportional to the
 * events that it, and the tasks it will create, have still before them. If these numbers are right
 * and no task waits, all interleavings are equally likely. The numbers are means of the executions
 * so far, by the ways tasks are created; the first execution is a plain random walk.
 */
final class Urw implements Strategy {
  private static final String PREFIX = "e=";

  private static final int[] ALL = {EventCounts.ALL};

  private final SplitMix random = new SplitMix();
  private final Walk walk = new Walk(random);
  private final Remaining remaining = new Remaining(random);
  private final Observations observations;
  private final boolean repeating;
  private Expected expected = new Expected();

  /** Explores. */
  Urw(Observations observations) {
    this.observations = observations;
    repeating = false;
  }

  /** Repeats an execution for which so many events were expected. */
  Urw(Expected expected) {
    this.observations = new Observations();
    this.expected = expected;
    repeating = true;
  }

  /**
   * Undoes {@link #settings}.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static Expected parse(String settings) {
    if (!settings.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "Settings of the strategy 'urw' look like 'e=1.14,2f9.6', but these are '"
              + settings
              + "'");
    }
    return Expected.parse(settings.substring(PREFIX.length()));
  }

  @Override
  public void begin(long seed) {
    random.begin(seed);
    observations.begin();
    if (!repeating) {
      expected.fill(observations.counts(), ALL, 1);
    }
    remaining.begin(expected, 1);
  }

  @Override
  public int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK) {
      return walk.uniform(decision);
    }
    see(decision.situation());
    return remaining.draw(decision);
  }

  private void see(Situation now) {
    while (remaining.addNext(now) >= 0) {
      // Each task once.
    }
  }

  @Override
  public boolean watchesSteps() {
    return true;
  }

  @Override
  public void stepped(int task, Situation now) {
    see(now);
    remaining.used(task);
    observations.stepped(task, now);
  }

  @Override
  public void end(int decisions, boolean complete) {
    observations.end();
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.SAMPLE;
  }

  /** For example {@code e=1.14,2f9.6}: the expected number of events by path. */
  @Override
  public String settings() {
    return PREFIX + expected.text();
  }
}

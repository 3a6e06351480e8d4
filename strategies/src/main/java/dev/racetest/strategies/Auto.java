package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;

/**
 * A portfolio, because no single strategy finds every kind of bug soonest. The first executions
 * each try a wish about which write a read sees, for that is the shortest way to a bug for which
 * one task must win against many; then a third of the executions do, as long as there are new
 * wishes. All others are dealt out among the members; those that keep showing new traces get more
 * of them, and none gets nothing. The members share what they learn of the program.
 *
 * <p>The run that a reader of the code expects, without preemptions, is not among them: the engine
 * makes that one before the first of these.
 */
final class Auto implements Strategy {
  /** The bug depths that PCT aims at; the depth asked for is added if it is greater. */
  private static final int[] DEPTHS = {2, 3, 5};

  private static final int MOST_DELAYS = 3;
  private static final double FLOOR = 0.15;

  /** Where nothing is new any more, the bounds of PCT are what more executions are worth. */
  private static final double HIGH_FLOOR = 0.5;

  /** So many wishes come first, and then one after so many other executions. */
  private static final int EARLY_WISHES = 6;

  private static final int OTHERS_IN_A_ROW = 2;
  private static final char SEPARATOR = ':';

  private final Horizon horizon = new Horizon();
  private final Observations observations = new Observations();
  private final ReadsFromSteering steering = new ReadsFromSteering(observations, horizon);
  private final Member wishes = new Member("readsfrom", steering, 3.0, FLOOR);
  private final Member[] members;
  private Member current = wishes;
  private String settings = "";
  private int wishesTried;
  private int othersInARow;
  private boolean hasBegun;

  /** Explores. */
  Auto(int depth) {
    members =
        new Member[] {
          new Member("pos", new Pos(horizon), 4.0, FLOOR),
          new Member("random", new RandomWalk(), 4.0, FLOOR),
          new Member("surw", new Surw(observations, horizon), 4.0, FLOOR),
          wishes,
          new Member("pct", new Pct(withDepth(depth), horizon), 3.0, HIGH_FLOOR),
          new Member("urw", new Urw(observations), 2.0, FLOOR),
          new Member("sticky", new StickyWalk(), 1.5, FLOOR),
          new Member("delay", new DelayBounding(MOST_DELAYS, horizon), 1.0, FLOOR)
        };
  }

  private static int[] withDepth(int depth) {
    if (depth <= DEPTHS[DEPTHS.length - 1]) {
      return DEPTHS;
    }
    int[] depths = new int[DEPTHS.length + 1];
    System.arraycopy(DEPTHS, 0, depths, 0, DEPTHS.length);
    depths[DEPTHS.length] = depth;
    return depths;
  }

  @Override
  public void begin(long seed) {
    current = next();
    hasBegun = true;
    current.begun();
    current.strategy.begin(seed);
    String own = current.strategy.settings();
    settings = own.isEmpty() ? current.name : current.name + SEPARATOR + own;
  }

  private Member next() {
    // The first one has no wishes yet, and shows which there are.
    boolean isTurnOfWishes = wishesTried < EARLY_WISHES || othersInARow == OTHERS_IN_A_ROW;
    if (!hasBegun || steering.hasNewWish() && isTurnOfWishes) {
      wishesTried++;
      othersInARow = 0;
      return wishes;
    }
    othersInARow = Math.min(OTHERS_IN_A_ROW, othersInARow + 1);
    Member best = members[0];
    for (Member member : members) {
      best = member.load() < best.load() ? member : best;
    }
    return best;
  }

  @Override
  public int choose(Decision decision) {
    return current.strategy.choose(decision);
  }

  @Override
  public boolean watchesSteps() {
    return current.strategy.watchesSteps();
  }

  @Override
  public void stepped(int task, Situation now) {
    current.strategy.stepped(task, now);
  }

  @Override
  public void end(int decisions, boolean complete) {
    current.strategy.end(decisions, complete);
    horizon.end(decisions, complete);
  }

  @Override
  public void traced(boolean isNew) {
    if (isNew) {
      current.foundNew();
    }
  }

  @Override
  public Guarantee guarantee() {
    return current.strategy.guarantee();
  }

  /** For example {@code random} or {@code pct:k=120,d=3}. */
  @Override
  public String settings() {
    return settings;
  }

  /**
   * The strategy that repeats the execution that had these settings.
   *
   * @throws IllegalArgumentException if they are none of this strategy
   */
  static Strategy repeating(String settings) {
    int end = settings.indexOf(SEPARATOR);
    String name = end < 0 ? settings : settings.substring(0, end);
    String own = end < 0 ? "" : settings.substring(end + 1);
    Strategy member =
        switch (name) {
          case "random" -> new RandomWalk();
          case "sticky" -> new StickyWalk();
          case "pos" -> new Pos(Length.parse("pos", own));
          case "pct" -> new Pct(PctSettings.parse(own));
          case "delay" -> new DelayBounding(PctSettings.parse(own));
          case "urw" -> new Urw(Urw.parse(own));
          case "surw" -> new Surw(SurwSettings.parse(own));
          case "readsfrom" -> new ReadsFromSteering(Wishes.parse(own));
          default -> throw unknown(settings);
        };
    return new Repeated(member, settings);
  }

  private static IllegalArgumentException unknown(String settings) {
    return new IllegalArgumentException(
        "Settings of the strategy 'auto' are 'random', 'sticky', or the name of another member"
            + " and its settings, like 'pct:k=120,d=3', but these are '"
            + settings
            + "'");
  }
}

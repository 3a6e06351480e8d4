package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Strategy;

/**
 * A portfolio, because no single strategy finds every kind of bug soonest. The first execution lets
 * the current task run on; then random walk, sticky walk and PCT take turns, PCT with one bug depth
 * after the other.
 */
final class Auto implements Strategy {
  /** The bug depths that PCT aims at; the depth asked for is added if it is greater. */
  private static final int[] DEPTHS = {2, 3, 5};

  private static final Part[] CYCLE = {Part.RANDOM, Part.STICKY, Part.PCT};

  private final SplitMix random = new SplitMix();
  private final Walk walk = new Walk(random);
  private final FirstRun first = new FirstRun(random);
  private final StickyWalk sticky = new StickyWalk(random);
  private final PctRun pct = new PctRun(random);
  private final Horizon horizon = new Horizon();
  private final int[] depths;

  /** Whether every execution is a repetition with the settings given at the beginning. */
  private final boolean repeating;

  /** How many executions have begun. */
  private long executions;

  private AutoSettings settings = AutoSettings.of(Part.FIRST);

  /** Explores. */
  Auto(int depth) {
    repeating = false;
    depths = withDepth(depth);
  }

  /** Repeats the execution that had these settings. */
  Auto(AutoSettings settings) {
    repeating = true;
    depths = DEPTHS;
    this.settings = settings;
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
    random.begin(seed);
    if (!repeating) {
      settings = settingsOf(executions++);
    }
    if (settings.part() == Part.FIRST) {
      first.begin();
    } else if (settings.part() == Part.PCT) {
      pct.begin(settings.pct().longest(), settings.pct().depth());
    }
  }

  private AutoSettings settingsOf(long execution) {
    if (execution == 0) {
      return AutoSettings.of(Part.FIRST);
    }
    Part part = CYCLE[(int) ((execution - 1) % CYCLE.length)];
    if (part != Part.PCT) {
      return AutoSettings.of(part);
    }
    long round = (execution - 1) / CYCLE.length;
    int depth = depths[(int) (round % depths.length)];
    return AutoSettings.ofPct(new PctSettings(horizon.longest(), depth));
  }

  @Override
  public int choose(Decision decision) {
    Part part = settings.part();
    if (part == Part.PCT) {
      return pct.choose(decision);
    }
    if (part == Part.STICKY) {
      return sticky.choose(decision);
    }
    return part == Part.FIRST ? first.choose(decision) : walk.uniform(decision);
  }

  @Override
  public void end(int decisions, boolean complete) {
    horizon.end(decisions, complete);
  }

  @Override
  public Guarantee guarantee() {
    return switch (settings.part()) {
      case FIRST -> Guarantee.NONE;
      case RANDOM, STICKY -> Guarantee.SAMPLE;
      case PCT -> settings.pct().guarantee();
    };
  }

  /** For example {@code first}, {@code random}, {@code sticky} or {@code pct:k=120,d=3}. */
  @Override
  public String settings() {
    return settings.text();
  }

  /** The members of the portfolio. */
  enum Part {
    FIRST("first"),
    RANDOM("random"),
    STICKY("sticky"),
    PCT("pct");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}

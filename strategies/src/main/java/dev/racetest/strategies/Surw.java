package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Selectively uniform random walk (Zhao, Wolff, Mathur, Roychoudhury, "Selectively Uniform
 * Concurrency Testing", ASPLOS 2025, section 3.3): of a few variables, others in each execution,
 * the orders of their accesses are sampled uniformly, whatever the other steps do. Which task has
 * the next of these accesses is drawn as in {@link Urw}; a scheduler with random priorities decides
 * about the rest, and who would come first by it is held back.
 *
 * <p>Variables are {@link SiteGroups groups of places}: each execution draws one or more of those
 * that two tasks access and one writes. The first execution knows none and is a random walk by
 * priorities.
 */
final class Surw implements Strategy {
  private static final int NOBODY = -1;

  private final SplitMix random = new SplitMix();
  private final Walk walk = new Walk(random);
  private final Priorities priorities = new Priorities();
  private final Remaining remaining = new Remaining(random);
  private final Observations observations;
  private final Horizon horizon;
  private final boolean repeating;
  private SurwSettings settings;
  private boolean[] held = new boolean[16];
  private int intended;
  private int decisions;

  /** Explores. */
  Surw(Observations observations, Horizon horizon) {
    this.observations = observations;
    this.horizon = horizon;
    this.settings = new SurwSettings();
    repeating = false;
  }

  /** Repeats an execution. */
  Surw(SurwSettings settings) {
    this.observations = new Observations();
    this.horizon = new Horizon();
    this.settings = settings;
    repeating = true;
  }

  @Override
  public void begin(long seed) {
    random.begin(seed);
    observations.begin();
    if (!repeating) {
      // Not from the sequence of the choices: a repetition has no draws.
      settings.draw(observations, horizon.longest(), ~seed);
    }
    remaining.begin(settings.expected(), 0);
    priorities.begin();
    intended = NOBODY;
    decisions = 0;
    release();
  }

  private void release() {
    for (int task = 0; task < held.length; task++) {
      held[task] = false;
    }
  }

  @Override
  public int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK
        || ++decisions > Horizon.unfairDecisions(settings.longest())) {
      return walk.uniform(decision);
    }
    Situation now = decision.situation();
    see(now);
    if (Walk.currentYields(decision)) {
      priorities.lowerBelowAll(decision.task(decision.current()));
    }
    if (intended == NOBODY || now.isOver(intended)) {
      intend(decision);
    }
    int option = proposal(decision);
    if (option < 0) {
      release();
      intend(decision);
      option = proposal(decision);
    }
    return option < 0 ? priorities.highest(decision, random) : option;
  }

  private void intend(Decision decision) {
    int option = remaining.draw(decision);
    intended = option < 0 ? NOBODY : decision.task(option);
  }

  /** The option of highest priority that is not held back, -1 if all are. */
  private int proposal(Decision decision) {
    while (true) {
      int best = priorities.highest(decision, random, held);
      if (best < 0) {
        return -1;
      }
      int task = decision.task(best);
      if (intended == NOBODY || task == intended || !isOfInterest(decision.situation(), task)) {
        return best;
      }
      held[task] = true;
    }
  }

  private boolean isOfInterest(Situation now, int task) {
    return settings.isAll()
        || now.object(task) != null
            && Accesses.isAccess(now.operation(task))
            && settings.isOfInterest(now.site(task));
  }

  private void see(Situation now) {
    for (int task = remaining.addNext(now); task >= 0; task = remaining.addNext(now)) {
      if (task >= held.length) {
        boolean[] more = new boolean[2 * task];
        System.arraycopy(held, 0, more, 0, held.length);
        held = more;
      }
      int creator = remaining.creator(task);
      int share = remaining.of(task);
      if (creator >= 0 && creator == intended && share > 0) {
        // What the creator was meant to do may be what it has left to this task.
        int both = share + remaining.of(creator);
        intended = random.below(both) < share ? task : intended;
      }
    }
  }

  @Override
  public boolean watchesSteps() {
    return true;
  }

  @Override
  public void stepped(int task, Situation now) {
    see(now);
    if (isOfInterest(now, task)) {
      remaining.used(task);
      if (task == intended) {
        intended = NOBODY;
        release();
      }
    }
    observations.stepped(task, now);
  }

  @Override
  public void end(int decisionCount, boolean complete) {
    observations.end();
    horizon.end(decisionCount, complete);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.SAMPLE;
  }

  @Override
  public String settings() {
    return settings.text();
  }
}

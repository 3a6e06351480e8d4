package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Situation;

/**
 * One execution by partial order sampling; see {@link Pos}. Priorities are drawn when they are
 * first needed, which is the same as drawing them when the event becomes pending: nothing else
 * looks at them.
 */
final class PosRun {
  private static final long UNDRAWN = Long.MIN_VALUE;

  private final SplitMix random;
  private final Walk walk;
  private long[] priorities = new long[16];
  private int seen;
  private long lowest;
  private int decisions;
  private int unfairDecisions;

  PosRun(SplitMix random) {
    this.random = random;
    walk = new Walk(random);
  }

  void begin(int longest) {
    seen = 0;
    lowest = 0L;
    decisions = 0;
    unfairDecisions = Horizon.unfairDecisions(longest);
  }

  int choose(Decision decision) {
    if (isOver(decision)) {
      return walk.uniform(decision);
    }
    return highest(decision, Veto.NONE);
  }

  /** Whether chance alone decides from here on, or decides about something else than a task. */
  boolean isOver(Decision decision) {
    return decision.kind() != Decision.Kind.TASK || ++decisions > unfairDecisions;
  }

  /** The option of highest priority that nothing speaks against; -1 if there is none. */
  int highest(Decision decision, Veto veto) {
    int current = decision.current();
    if (Walk.currentYields(decision)) {
      lower(decision.task(current));
    }
    int best = -1;
    long bestPriority = UNDRAWN;
    for (int option = 0; option < decision.options(); option++) {
      long priority = of(decision.task(option));
      if (priority > bestPriority && !veto.isAgainst(decision.task(option))) {
        best = option;
        bestPriority = priority;
      }
    }
    return best;
  }

  private void lower(int task) {
    see(task);
    priorities[task] = --lowest;
  }

  private long of(int task) {
    see(task);
    if (priorities[task] == UNDRAWN) {
      priorities[task] = random.next() >>> 1;
    }
    return priorities[task];
  }

  private void see(int task) {
    if (task >= priorities.length) {
      long[] more = new long[2 * task];
      System.arraycopy(priorities, 0, more, 0, seen);
      priorities = more;
    }
    while (seen <= task) {
      priorities[seen++] = UNDRAWN;
    }
  }

  /**
   * The task's next event gets a new priority, and so do pending events that depend on this one.
   */
  void stepped(int task, Situation now) {
    see(task);
    for (int other = 0; other < seen; other++) {
      if (other != task && !now.isOver(other) && Accesses.depend(now, task, other)) {
        priorities[other] = UNDRAWN;
      }
    }
    priorities[task] = UNDRAWN;
  }

  /** A reason not to run a task now. */
  interface Veto {
    Veto NONE = task -> false;

    boolean isAgainst(int task);
  }
}

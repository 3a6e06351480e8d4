package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.prediction.DirectedStrategy;
import dev.racetest.scheduler.prediction.Prediction;
import dev.racetest.scheduler.prediction.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The directed executions of an exploration. Some of the strategy's own executions are watched;
 * what is suspected in them is then aimed at, each target a few times and never again. They come
 * out of the exploration's own budget: at most two of three executions while there are targets.
 */
final class Hunt {
  private static final int MOST_TARGETS = 256;

  /** How often each target is aimed at. */
  private static final int ATTEMPTS = 2;

  private static final int DIRECTED_IN_A_ROW = 2;

  /** A directed execution to come. */
  record Shot(DirectedStrategy strategy, Set<String> promoted) {}

  private final boolean isOn;
  private final Set<Target> known = new HashSet<>();
  private final Deque<Shot> shots = new ArrayDeque<>();
  private int ownExecutions;
  private int inARow;

  Hunt(boolean isOn) {
    this.isOn = isOn;
  }

  /** The next directed execution, {@code null} if it is the strategy's turn. */
  Shot next() {
    if (shots.isEmpty() || inARow >= DIRECTED_IN_A_ROW) {
      inARow = 0;
      return null;
    }
    inARow++;
    return shots.removeFirst();
  }

  /** Whether the strategy's next execution is to be watched: the first, and then ever fewer. */
  boolean watchesNext() {
    ownExecutions++;
    return isOn && Integer.bitCount(ownExecutions) == 1;
  }

  /** Takes over what was suspected in an execution. */
  void learn(Prediction prediction, Execution execution) {
    Deque<Shot> later = new ArrayDeque<>();
    for (Target target : prediction.targets()) {
      if (known.size() < MOST_TARGETS && known.add(target)) {
        Set<String> promoted = new TreeSet<>();
        if (target.isRace()) {
          target.sites().forEach(site -> promoted.add(execution.variable(site)));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
          Shot shot = new Shot(DirectedStrategy.at(target, attempt > 0, attempt > 0), promoted);
          (attempt == 0 ? shots : later).addLast(shot);
        }
      }
    }
    shots.addAll(later);
  }
}

package dev.racetest.samples.shrinking;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Recording;
import dev.racetest.scheduler.Timeouts;
import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Runs all executions there are, by counting through their choices, and counts preemptions. */
final class EverySchedule implements Strategy {
  private static final int AT_A_TIME = 500;

  private static EverySchedule current;

  private final List<Integer> digits = new ArrayList<>();
  private final List<Integer> options = new ArrayList<>();
  private final List<Integer> preemptions = new ArrayList<>();
  private int made;
  private int preempted;
  private boolean done;

  private EverySchedule() {}

  static EverySchedule current() {
    return current;
  }

  /** How many preemptions the failing executions have at least. */
  static int fewestPreemptions(ExplorationOptions options, Body body) {
    EverySchedule all = new EverySchedule();
    current = all;
    ExplorationOptions bare =
        options
            .withStrategy(EveryScheduleProvider.NAME)
            .withTimeouts(Timeouts.LATE)
            .withSchedules(AT_A_TIME);
    int fewest = Integer.MAX_VALUE;
    while (!all.done) {
      all.preemptions.clear();
      List<Recording> recordings = Explorer.record(bare, body);
      for (int i = 0; i < all.preemptions.size(); i++) {
        if (recordings.get(i).failed()) {
          fewest = Math.min(fewest, all.preemptions.get(i));
        }
      }
    }
    return fewest;
  }

  @Override
  public void begin(long seed) {
    made = 0;
    preempted = 0;
    options.clear();
  }

  @Override
  public int choose(Decision decision) {
    if (made == digits.size()) {
      digits.add(0);
    }
    int option = digits.get(made++);
    options.add(decision.options());
    int current = decision.current();
    boolean couldGoOn =
        decision.kind() == Decision.Kind.TASK
            && current >= 0
            && !decision.operation(current).isYielding();
    preempted += couldGoOn && option != current ? 1 : 0;
    return option;
  }

  @Override
  public void end(int decisions, boolean complete) {
    if (done) {
      return;
    }
    preemptions.add(preempted);
    while (digits.size() > made) {
      digits.remove(digits.size() - 1);
    }
    while (!digits.isEmpty()) {
      int last = digits.size() - 1;
      if (digits.get(last) + 1 < options.get(last)) {
        digits.set(last, digits.get(last) + 1);
        return;
      }
      digits.remove(last);
    }
    done = true;
  }

  @Override
  public String settings() {
    return "";
  }
}

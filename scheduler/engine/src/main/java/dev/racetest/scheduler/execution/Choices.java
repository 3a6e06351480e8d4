package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.Arrays;

/**
 * Asks the strategy and writes down what it chose. An option is recorded by its distance from the
 * current one, so that a run without preemptions is a run of zeros.
 */
public final class Choices {
  private Strategy strategy;
  private boolean isWatched;

  /** The strategy, if it is one of these; otherwise null. */
  private TraceSearch search;

  private boolean isNothingNew;
  private int[] recorded = new int[256];
  private int count;
  private int taskDecisions;
  private boolean isOrderOnly;
  private String failure;

  /** Makes an empty record. */
  public Choices() {}

  /** A new execution, driven by {@code newStrategy}. */
  void begin(Strategy newStrategy) {
    strategy = newStrategy;
    isWatched = newStrategy.watchesSteps();
    search = newStrategy instanceof TraceSearch traceSearch ? traceSearch : null;
    isNothingNew = false;
    count = 0;
    taskDecisions = 0;
    isOrderOnly = true;
    failure = null;
  }

  int choose(Decision decision) {
    int option = strategy.choose(decision);
    int options = decision.options();
    if (option == TraceSearch.NOTHING_NEW && search != null) {
      isNothingNew = true;
      return 0;
    }
    if (option < 0 || option >= options) {
      failure =
          "choice "
              + (count + 1)
              + (option < 0 ? " is not in the token" : " has only " + options + " options");
      return 0;
    }
    int current = decision.current();
    if (decision.kind() == Decision.Kind.TASK) {
      taskDecisions++;
      isOrderOnly &= current < 0 || !decision.operation(current).isYielding();
    } else {
      isOrderOnly = false;
    }
    if (count == recorded.length) {
      recorded = Arrays.copyOf(recorded, count * 2);
    }
    recorded[count++] = encode(option, current, options);
    return option;
  }

  /** There is one option only; nothing is recorded. */
  void only(TaskDecision only) {
    if (search != null) {
      isNothingNew |= search.choose(only) == TraceSearch.NOTHING_NEW;
    }
  }

  /** Whether the strategy wants the execution to end. */
  boolean isNothingNew() {
    return isNothingNew;
  }

  /** The strategy that is told of accesses, {@code null} if there is none. */
  TraceSearch search() {
    return search;
  }

  /** Nothing but time could let the chosen task go on. */
  void onlyTimeHelps() {
    if (search != null) {
      search.onlyTimeHelps();
    }
  }

  /** The execution is over. */
  void over(TaskSituation last) {
    if (search != null) {
      search.over(last);
    }
  }

  /** A task does its step. */
  void stepped(Task task, TaskSituation now) {
    if (isWatched) {
      strategy.stepped(task.index, now);
    }
  }

  /** The distance of an option from the current one, which is what a token holds. */
  public static int encode(int option, int current, int options) {
    int distance = option - Math.max(0, current);
    return distance < 0 ? distance + options : distance;
  }

  /** Undoes {@link #encode}; -1 if there is no such option. */
  public static int decode(int distance, int current, int options) {
    if (distance >= options) {
      return -1;
    }
    int option = distance + Math.max(0, current);
    return option >= options ? option - options : option;
  }

  /** The recorded distances. */
  public int[] recorded() {
    return Arrays.copyOf(recorded, count);
  }

  /** How many choices among tasks there were. */
  public int taskDecisions() {
    return taskDecisions;
  }

  /** Whether all choices were among tasks, none of which asked to be put behind the others. */
  public boolean areOrderOnly() {
    return isOrderOnly;
  }

  /** Why a replay could not go on, {@code null} if it could. */
  String failure() {
    return failure;
  }
}

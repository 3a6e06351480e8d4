package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.SearchState;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Visits every trace that has an execution with at most so many preemptions: first those without
 * any, then those with one, and so on (iterative context bounding, Musuvathi and Qadeer, PLDI
 * 2007). A preemption is a switch away from a task that could go on and does not yield.
 *
 * <p>No order is left out because another one would show the same, as partial order reduction does:
 * with a bound that loses traces (Coons, Musuvathi and McKinley, OOPSLA 2013). Instead, an
 * execution ends as soon as it has done what another one did before: the same trace so far, and the
 * same task last, with no more preemptions. So the claim is sound, and it takes as many executions
 * as there are such beginnings.
 */
final class PreemptionBounded implements TraceSearch {
  /** A choice, and those that came before it. */
  private record Choice(Choice before, int option, int depth) {}

  private final int bound;
  private final boolean isCounting;
  private final LongSet seen = new LongSet();
  private final LongSet complete = new LongSet();
  private final List<Long> traces = new ArrayList<>();
  private Deque<Choice> now = new ArrayDeque<>();
  private Deque<Choice> later = new ArrayDeque<>();
  private Choice[] found = new Choice[64];
  private int[] costs = new int[64];
  private int foundCount;
  private int[] given = new int[64];
  private int givenCount;
  private int at;
  private Choice last;
  private int preemptions;
  private long visited;
  private boolean isStopped;
  private boolean hasBegun;
  private boolean isFinished;
  private boolean isRepeatable = true;

  /**
   * Searches.
   *
   * @param bound how many preemptions an execution may have, {@link Integer#MAX_VALUE} for any
   *     number
   */
  PreemptionBounded(int bound) {
    this(bound, true);
  }

  private PreemptionBounded(int bound, boolean isCounting) {
    this.bound = bound;
    this.isCounting = isCounting;
  }

  /**
   * A search of everything that does not count preemptions, so that an execution can end wherever
   * another one has come to the same trace, whoever was last.
   */
  static PreemptionBounded uncounted() {
    return new PreemptionBounded(Integer.MAX_VALUE, false);
  }

  @Override
  public void begin(long seed) {
    Choice next = hasBegun ? now.removeLast() : null;
    hasBegun = true;
    givenCount = next == null ? 0 : next.depth;
    while (givenCount > given.length) {
      given = Arrays.more(given);
    }
    last = next;
    for (Choice choice = next; choice != null; choice = choice.before) {
      given[choice.depth - 1] = choice.option;
    }
    at = 0;
    isStopped = false;
  }

  @Override
  public int choose(Decision decision) {
    if (decision.options() == 1) {
      return 0;
    }
    if (at < givenCount) {
      int option = given[at++];
      if (option >= decision.options()) {
        isRepeatable = false;
        return NOTHING_NEW;
      }
      return option;
    }
    if (decision.kind() == Decision.Kind.TASK) {
      return chooseTask(decision);
    }
    addOthers(decision, 0, 0);
    return take(0);
  }

  private int chooseTask(Decision decision) {
    if (!seen.add(state(decision))) {
      isStopped = true;
      return NOTHING_NEW;
    }
    int current = decision.current();
    boolean isPreemption = current >= 0 && !decision.operation(current).isYielding();
    int chosen = Math.max(0, current);
    addOthers(decision, chosen, isPreemption ? 1 : 0);
    return take(chosen);
  }

  private void addOthers(Decision decision, int chosen, int cost) {
    if (preemptions + cost > bound) {
      return;
    }
    for (int option = decision.options() - 1; option >= 0; option--) {
      if (option != chosen) {
        add(new Choice(last, option, at + 1), cost);
      }
    }
  }

  private void add(Choice choice, int cost) {
    if (foundCount == found.length) {
      Choice[] more = new Choice[2 * foundCount];
      System.arraycopy(found, 0, more, 0, foundCount);
      found = more;
      costs = Arrays.more(costs);
    }
    found[foundCount] = choice;
    costs[foundCount++] = cost;
  }

  private int take(int option) {
    at++;
    last = new Choice(last, option, at);
    return option;
  }

  /** The trace so far, and who may go on without a preemption. */
  private long state(Decision decision) {
    Situation now = decision.situation();
    int current = isCounting ? decision.current() : -1;
    long task = current < 0 ? 0L : now.trace(decision.task(current)) * 0x9E3779B97F4A7C15L;
    return now.trace() ^ Long.rotateLeft(task, 23);
  }

  @Override
  public void end(int decisions, boolean complete) {
    for (int i = 0; i < foundCount; i++) {
      (costs[i] == 0 ? now : later).add(found[i]);
      found[i] = null;
    }
    foundCount = 0;
    while (now.isEmpty() && !later.isEmpty()) {
      traces.add(visited);
      preemptions++;
      Deque<Choice> empty = now;
      now = later;
      later = empty;
    }
    if (now.isEmpty()) {
      traces.add(visited);
    }
    isFinished = now.isEmpty() || !isRepeatable;
  }

  @Override
  public void accessed(int task, Object object, int variable, boolean writes) {}

  @Override
  public void joined(int task, int ended) {}

  @Override
  public void onlyTimeHelps() {}

  @Override
  public void over(Situation lastSituation) {
    // Executions that part at independent steps may still come to the same end.
    if (!isStopped && complete.add(lastSituation.trace())) {
      visited++;
    }
  }

  @Override
  public boolean isFinished() {
    return isFinished;
  }

  @Override
  public String settings() {
    return "";
  }

  @Override
  public SearchState state() {
    List<String> assumptions = new ArrayList<>();
    if (bound < Integer.MAX_VALUE) {
      assumptions.add("executions have at most " + bound + " preemptions");
    }
    return new SearchState(
        now.size() + later.size(),
        isFinished ? 1.0 : 0.0,
        isFinished ? visited : 0.0,
        0.0,
        isRepeatable,
        isCounting ? traces : List.of(),
        assumptions);
  }
}

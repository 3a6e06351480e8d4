package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.execution.Unfollowed;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.SearchState;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Counts what a search of all traces visits, and begins it anew when a race shows that plain
 * accesses of a variable matter: from then on they are steps of their own.
 */
final class Enumeration {
  private final ExplorationOptions options;
  private final Function<byte[], TraceSearch> searches;

  /** Never changed but replaced: conditions of executions that have been run refer to it. */
  private Set<String> promoted;

  private final SearchParts parts;
  private TraceSearch search;
  private long complete;
  private long deadlocked;
  private long cut;
  private long failing;
  private long redundant;

  /** Whether the first schedule led elsewhere when it was run again. */
  private boolean isDoubtful;

  /** What executions have learnt, see {@link Unfollowed}. */
  private int unfollowed;

  /** Whether another thread wants to know how it stands; what it was told last. */
  private volatile boolean isAsked;

  private volatile Enumerated told = Enumerated.NONE;

  /**
   * Makes an enumeration, which has not begun.
   *
   * @param searches gives the search of a piece
   * @throws IllegalArgumentException if the options name an item that is none, or another's
   */
  Enumeration(ExplorationOptions options, Function<byte[], TraceSearch> searches) {
    this.options = options;
    this.searches = searches;
    this.parts = new SearchParts(options, searches);
    this.promoted = new TreeSet<>(parts.item().promoted());
    this.promoted.addAll(options.promoted());
    this.search = searches.apply(parts.item().piece());
    parts.begin(search);
  }

  TraceSearch search() {
    return parts.current(search);
  }

  boolean isFinished() {
    return parts.isDone(search);
  }

  /**
   * Whether to run another execution.
   *
   * @param isInBudget whether there is time; afterwards only what it takes to divide the rest
   */
  boolean hasNext(boolean isInBudget) {
    return isInBudget && !parts.isDividing() ? !search.isFinished() : parts.hasNext(search);
  }

  /** What all executions of the search have in common. */
  ExecutionConditions conditions() {
    Expiry expiry = options.timeouts() == Timeouts.ANY ? Expiry.EARLY_ONCE : Expiry.LATE;
    return new ExecutionConditions(
        options.maxSteps(), promoted, options.seed(), expiry, options.spuriousWakeups());
  }

  /**
   * An execution has ended.
   *
   * @param isNew whether its trace was not seen before
   */
  void add(Execution execution, boolean failed, boolean isNew) {
    count(execution, failed, isNew);
    if (isAsked) {
      isAsked = false;
      told = standing(List.of());
    }
  }

  private void count(Execution execution, boolean failed, boolean isNew) {
    unfollowed |= execution.unfollowed();
    if (execution.outcome() == Outcome.NOTHING_NEW || !isNew) {
      redundant++;
      return;
    }
    failing += failed ? 1 : 0;
    switch (execution.outcome()) {
      case COMPLETE -> complete++;
      case DEADLOCK -> deadlocked++;
      default -> cut++;
    }
  }

  /**
   * Races on variables whose accesses are no steps yet begin the search anew.
   *
   * @return whether that is so
   */
  boolean restart(Execution execution, List<RaceDetector.Race> races) {
    Set<String> racing = new TreeSet<>(promoted);
    for (RaceDetector.Race race : races) {
      racing.add(execution.variable(race.earlier().site()));
      racing.add(execution.variable(race.later().site()));
    }
    boolean isAnyNew = racing.size() > promoted.size();
    if (isAnyNew) {
      promoted = racing;
      search = searches.apply(TraceSearch.WHOLE);
      parts.restart(promoted);
      parts.begin(search);
      complete = 0L;
      deadlocked = 0L;
      cut = 0L;
      failing = 0L;
      redundant = 0L;
    }
    return isAnyNew;
  }

  /** The first schedule did not repeat: nothing that is said of all traces holds. */
  void doubt() {
    isDoubtful = true;
  }

  /** How many traces were visited. */
  int judged() {
    return (int) Math.min(Integer.MAX_VALUE, complete + deadlocked + cut);
  }

  /** How it stood when it was asked last, for another thread; at first, nothing is known. */
  Enumerated progress() {
    isAsked = true;
    return told;
  }

  /** How it stands. */
  Enumerated result() {
    return standing(parts.remaining(search));
  }

  private Enumerated standing(List<String> remaining) {
    SearchState state = parts.state(search);
    boolean isWhole = parts.isDone(search) && state.isRepeatable() && !isDoubtful && cut == 0L;
    return new Enumerated(
        isWhole,
        complete,
        deadlocked,
        cut,
        failing,
        redundant,
        state.open(),
        state.share(),
        state.estimate(),
        state.deviation(),
        state.byPreemptions(),
        parts.explored(search),
        remaining,
        List.copyOf(promoted),
        assumptions(state));
  }

  /** What outcomes that were seen are among all that there are. */
  Outcomes.Extent extent() {
    if (!options.part().item().isEmpty()) {
      return Outcomes.Extent.PIECE;
    }
    return standing(List.of()).isWhole() ? Outcomes.Extent.ALL : Outcomes.Extent.PART;
  }

  private List<String> assumptions(SearchState state) {
    List<String> all = new ArrayList<>();
    all.add("executions are sequentially consistent");
    all.add(
        options.races() == Races.OFF
            ? "accesses of plain variables are free of data races, which were not looked for"
            : "accesses of plain variables are steps of their own only where a data race was found"
                + (promoted.isEmpty() ? ": none was" : ": " + String.join(", ", promoted)));
    all.add(
        options.timeouts() == Timeouts.ANY
            ? "at most one timed wait of an execution gives up although other threads can go on"
            : "timed waits give up only when no other thread can go on");
    if (options.spuriousWakeups() > 0) {
      all.add(
          "at most " + options.spuriousWakeups() + " waits of an execution return for no reason");
    } else {
      all.add("no wait returns for no reason");
    }
    all.add("random numbers are those of seed " + options.seed());
    if (!options.part().item().isEmpty()) {
      all.add("other pieces of the search are explored elsewhere");
    }
    all.addAll(state.assumptions());
    all.addAll(Unfollowed.assumptions(unfollowed));
    if (isDoubtful) {
      all.add(
          "an execution did not repeat: the first schedule led elsewhere when it was run again");
    }
    if (!state.isRepeatable()) {
      all.add("an execution did not repeat: the search was given up");
    }
    if (cut > 0L) {
      all.add(cut + " executions were cut after " + options.maxSteps() + " steps");
    }
    return all;
  }
}

package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.SearchState;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which part of a search of all traces this is, and what is left of it at the end. */
final class SearchParts {
  private final ExplorationOptions options;
  private final Function<byte[], TraceSearch> searches;
  private final long conditions;
  private SearchItem item;
  private SearchDivision division;

  /** How much of the item was done when it was taken up, by its own estimate. */
  private double doneBefore;

  /** How the search stood when it began to be divided. */
  private SearchState whenDivided;

  SearchParts(ExplorationOptions options, Function<byte[], TraceSearch> searches) {
    this.options = options;
    this.searches = searches;
    this.conditions = conditions(options);
    String text = options.part().item();
    this.item =
        text.isEmpty()
            ? SearchItem.whole(conditions, Set.of(), TraceSearch.WHOLE)
            : SearchItem.decode(text);
    if (item.conditions() != conditions) {
      throw new IllegalArgumentException(
          "The item belongs to a search with another seed, or other timeouts, spuriousWakeups,"
              + " maxSteps or races; explore it with the settings of then, or begin anew");
    }
  }

  /** A hash of whatever changes executions. */
  private static long conditions(ExplorationOptions options) {
    long hash = Sites.mix(options.name().hashCode(), options.seed());
    hash = Sites.mix(hash, options.timeouts().ordinal());
    hash = Sites.mix(hash, options.races() == Races.OFF ? 0 : 1);
    hash = Sites.mix(hash, options.spuriousWakeups());
    return Sites.mix(hash, options.maxSteps());
  }

  SearchItem item() {
    return item;
  }

  void begin(TraceSearch search) {
    doneBefore = item.piece().length == 0 ? 0.0 : search.state().share();
  }

  /** Everything from the beginning, with these variables' accesses as steps. */
  void restart(Set<String> promoted) {
    item = SearchItem.whole(conditions, promoted, TraceSearch.WHOLE);
    division = null;
  }

  boolean isDividing() {
    return division != null;
  }

  /** Who leads the execution that is next. */
  TraceSearch current(TraceSearch search) {
    return division == null ? search : division.search();
  }

  /** Whether an execution is needed to divide what is left. */
  boolean hasNext(TraceSearch search) {
    if (division == null) {
      if (options.part().pieces() == 1 || search.isFinished() || !search.canBeSaved()) {
        return false;
      }
      whenDivided = search.state();
      division = new SearchDivision(search, searches, options.part().pieces());
    }
    return division.hasNext();
  }

  /** How it stands, or stood when it began to be divided. */
  SearchState state(TraceSearch search) {
    if (division == null) {
      return search.state();
    }
    return new SearchState(
        whenDivided.open(),
        whenDivided.share(),
        whenDivided.estimate(),
        whenDivided.deviation(),
        division.isRepeatable(),
        whenDivided.byPreemptions(),
        whenDivided.assumptions());
  }

  /** Which share of the whole search was explored, from 0 to 1; an estimate. */
  double explored(TraceSearch search) {
    return item.share() - left(search);
  }

  /** Whether all of it was explored. */
  boolean isDone(TraceSearch search) {
    return division == null ? search.isFinished() : !division.hasNext() && division.isEmpty();
  }

  private double left(TraceSearch search) {
    if (isDone(search)) {
      return 0.0;
    }
    double done = state(search).share();
    double left = doneBefore >= 1.0 ? 0.0 : (1.0 - done) / (1.0 - doneBefore);
    return item.share() * Math.max(0.0, Math.min(1.0, left));
  }

  /** What is left of it, as items; nothing if this kind of search cannot be saved. */
  List<String> remaining(TraceSearch search) {
    if (!search.canBeSaved() || search.isFinished() && division == null) {
      return List.of();
    }
    double left = left(search);
    if (division == null) {
      return search.remaining().stream().map(piece -> encode(left, piece)).toList();
    }
    List<SearchDivision.Piece> pieces = division.remaining();
    double sum = pieces.stream().mapToDouble(SearchDivision.Piece::size).sum();
    return pieces.stream()
        .map(piece -> encode(left * piece.size() / sum, piece.content()))
        .toList();
  }

  private String encode(double share, byte[] piece) {
    return new SearchItem(conditions, item.promoted(), share, piece).encode();
  }
}

package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.SearchState;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Divides what is left of a search, piece by piece, until there are enough pieces. It takes some
 * executions, one for each piece.
 */
final class SearchDivision {
  private final Function<byte[], TraceSearch> resumed;
  private final int wanted;
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private final List<byte[]> smallest = new ArrayList<>();
  private TraceSearch divided;
  private boolean isRepeatable = true;

  /**
   * Begins.
   *
   * @param search is not used any more otherwise
   * @param resumed gives the search that goes on with a piece
   * @param wanted how many pieces there should be at least
   */
  SearchDivision(TraceSearch search, Function<byte[], TraceSearch> resumed, int wanted) {
    this.resumed = resumed;
    this.wanted = wanted;
    divide(search);
  }

  private void divide(TraceSearch search) {
    divided = search;
    if (!search.divide()) {
      smallest.addAll(search.remaining());
      divided = null;
    }
  }

  /** Whether {@link #search} is to run another execution. */
  boolean hasNext() {
    while (divided == null || !divided.isDividing()) {
      if (divided != null) {
        isRepeatable &= divided.state().isRepeatable();
        pieces.addAll(divided.remaining());
        divided = null;
      }
      if (pieces.isEmpty() || pieces.size() + smallest.size() >= wanted) {
        return false;
      }
      divide(resumed.apply(pieces.poll()));
    }
    return true;
  }

  /** Whether every execution came to where it was led. */
  boolean isRepeatable() {
    return isRepeatable;
  }

  TraceSearch search() {
    return divided;
  }

  /** Whether nothing is left, once there is no next execution. */
  boolean isEmpty() {
    return pieces.isEmpty() && smallest.isEmpty();
  }

  /** What is left, with the size of each by its own estimate, in executions. */
  List<Piece> remaining() {
    List<byte[]> all = new ArrayList<>(smallest);
    all.addAll(pieces);
    if (divided != null) {
      all.addAll(divided.remaining());
    }
    return all.stream().map(piece -> new Piece(piece, size(resumed.apply(piece)))).toList();
  }

  private static double size(TraceSearch search) {
    SearchState state = search.state();
    return Math.max(1.0, state.estimate() * (1.0 - state.share()));
  }

  /**
   * A part of what is left.
   *
   * @param size an estimate of the executions it takes
   */
  record Piece(byte[] content, double size) {}
}

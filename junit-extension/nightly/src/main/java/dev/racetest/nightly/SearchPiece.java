package dev.racetest.nightly;

import dev.racetest.nightly.store.NewItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The content of an item that searches: a piece that the search has written, or the whole.
 *
 * @param item the piece as text; empty for the whole
 * @param doublings how often the whole was begun before, each time for twice as long, since such a
 *     search cannot be saved
 */
record SearchPiece(String item, int doublings) {
  /** The whole search. */
  static final SearchPiece WHOLE = new SearchPiece("", 0);

  private static final String AGAIN = "again:";

  static SearchPiece read(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith(AGAIN)
        ? new SearchPiece("", Integer.parseInt(text.substring(AGAIN.length())))
        : new SearchPiece(text, 0);
  }

  /**
   * What is left of a search.
   *
   * @param expected how many executions it will take; 0 if nobody can tell
   * @param variance of that
   */
  static NewItem of(String item, double expected, double variance) {
    return new NewItem(item.getBytes(StandardCharsets.UTF_8), expected, variance);
  }

  NewItem newItem() {
    return of(doublings == 0 ? item : AGAIN + doublings, 0.0, 0.0);
  }

  boolean isWhole() {
    return item.isEmpty();
  }

  Duration slice(Duration usual) {
    return usual.multipliedBy(1L << doublings);
  }

  /** The same with twice as much time. */
  NewItem longer() {
    return new SearchPiece(item, doublings + 1).newItem();
  }

  /**
   * Which search this is: a race on another variable begins it anew, and so does more time if it
   * cannot be saved.
   */
  String generation(List<String> promoted) {
    String variables = String.join(",", promoted);
    return doublings == 0 ? variables : variables + " " + AGAIN + doublings;
  }
}

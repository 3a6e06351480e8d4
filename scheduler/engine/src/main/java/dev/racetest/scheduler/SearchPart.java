package dev.racetest.scheduler;

/**
 * Which part of a search of all traces is explored, and what becomes of the rest.
 *
 * @param item what another exploration has left ({@link Enumerated#remaining}); the empty string
 *     for the whole
 * @param pieces into how many pieces, more or less, what remains at the end of the budget is
 *     divided; at least 1
 */
public record SearchPart(String item, int pieces) {
  /**
   * How items begin. It changes whenever an older item would lead to other executions, or cannot be
   * read.
   */
  public static final String VERSION = "racetest-item-1";

  /** Everything, and what remains is one piece. */
  public static final SearchPart WHOLE = new SearchPart("", 1);

  /** Checks the number. */
  public SearchPart {
    if (pieces < 1) {
      throw new IllegalArgumentException("split must be at least 1, but was " + pieces);
    }
  }
}

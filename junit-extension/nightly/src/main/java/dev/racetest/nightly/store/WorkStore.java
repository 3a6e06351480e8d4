package dev.racetest.nightly.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Holds a job: the items that are still to be explored, who has which, and what the finished ones
 * have come to. Each method is one transaction, so that a process may be killed at any time.
 *
 * <p>A worker has an item for as long as its <em>lease</em> says; then others may take it, and it
 * counts as an attempt of a worker that died. What the results are does not depend on who has the
 * lease: the first result of an item is the one that counts.
 *
 * <p>Several threads may use a store. All methods throw {@link StoreException} if the database does
 * not do its work.
 */
public interface WorkStore extends AutoCloseable {
  /**
   * States what the items depend on, name by name. The first caller's values are kept.
   *
   * @throws PinnedException if others are kept already; the message names every difference
   */
  void pin(Map<String, String> values);

  /**
   * Compares some of what the items depend on with what was stated; nothing is compared with a
   * store in which nobody has stated anything.
   *
   * @throws PinnedException if anything is something else; the message names every difference
   */
  void requirePinned(Map<String, String> values);

  /**
   * Adds a test with the ways in which it is to be explored; does nothing if the test is there
   * already.
   *
   * @param test the JUnit unique id
   * @param name the name for people
   * @param approaches of different kinds
   * @return whether it was added
   */
  boolean addTest(String test, String name, List<Approach> approaches);

  /**
   * Takes some items of one kind of the test on which the least time was spent so far. An item of
   * which a worker has died comes alone, so that it takes no others with it.
   *
   * @param worker who takes them
   * @param most how many at most
   * @param lease for how long
   * @return none if there is no open item now; others may still come
   */
  List<WorkItem> take(String worker, int most, Duration lease);

  /**
   * Makes the leases of all items that a worker has end later.
   *
   * @return how many it has; others may have taken some meanwhile
   */
  int renew(String worker, Duration lease);

  /**
   * Puts the result of an item into the store, and takes the item out. What remains of it are new
   * items. If the search has begun anew ({@link ItemResult#generation}), the other items of the
   * same test and kind are taken out, too, and their counts and remarks are void; failures stay.
   * Doing it twice is the same as once.
   *
   * @param used how long the worker was busy with it
   */
  Completion complete(WorkItem item, ItemResult result, Duration used);

  /** Makes a worker's items open again, as if it had not taken them. */
  void giveBack(String worker);

  /**
   * A worker has died: its items are open again, one attempt on, or taken out as crashed if that
   * was the last.
   *
   * @param reason how it died, such as {@code exit status 137}
   * @return how many items it had
   */
  int died(String worker, String reason);

  /**
   * A worker could not explore an item that it has: as if it had died of that one alone. Does
   * nothing if it does not have it any more.
   */
  void failed(String worker, WorkItem item, String reason);

  /**
   * How much time is left. The first call begins a budget; until it is over further calls, of other
   * processes or after a restart, go on with it.
   */
  Duration timeLeft(Duration budget);

  /** Who has items now, or had some when it was last heard of. */
  List<String> workers();

  /** How many items are open, counted up to a limit. */
  int openUpTo(int limit);

  /** How many items there are. */
  QueueState queue();

  /** What the tests have come to, in the order in which they were added. */
  List<TestTotals> totals();

  @Override
  void close();
}

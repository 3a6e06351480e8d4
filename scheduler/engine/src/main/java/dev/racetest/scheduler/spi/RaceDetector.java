package dev.racetest.scheduler.spi;

import java.util.List;

/**
 * Watches the events of an execution for data races. Tasks are numbered from 0 on in the order of
 * their creation. A variable is an object and a number: a field's offset, an element's index. A
 * synchronisation variable is named the same way.
 *
 * <p>Called by one task at a time, on the hot path.
 */
public interface RaceDetector {
  /** A new execution begins: everything seen so far is forgotten. */
  void begin();

  /** {@code parent} starts {@code child} (JLS 17.4.4: start is ordered before its first action). */
  void start(int parent, int child);

  /** {@code task} learns that {@code ended} has ended. */
  void join(int task, int ended);

  /** {@code task} acquires what was released to the variable. */
  void acquire(int task, Object object, int variable);

  /** {@code task} releases all it did so far to the variable; earlier releases stay. */
  void release(int task, Object object, int variable);

  /** Everything that any task did so far is ordered before everything that any task does next. */
  void barrier();

  /**
   * An atomic read, or the reading half of a compare-and-set or another atomic update. It conflicts
   * with plain writes, not with other atomic accesses.
   *
   * @param order what the access orders
   * @param site the place in the code
   * @param event as for {@link #read}
   */
  void atomicRead(int task, Object object, int variable, Order order, int site, long event);

  /** An atomic write; it conflicts with plain accesses. Parameters as for {@link #atomicRead}. */
  void atomicWrite(int task, Object object, int variable, Order order, int site, long event);

  /**
   * The writing half of an atomic update; its reading half was an {@link #atomicRead} of the same
   * task just before. Parameters as there.
   */
  void atomicUpdate(int task, Object object, int variable, Order order, int site, long event);

  /**
   * A fence of {@code task}.
   *
   * @param order {@link Order#VOLATILE} for a full fence; a fence that orders loads only acquires,
   *     one that orders stores only releases
   */
  void fence(int task, Order order);

  /**
   * A plain read.
   *
   * @param site the place in the code
   * @param event a number that never falls, to find this access again in a replay
   */
  void read(int task, Object object, int variable, int site, long event);

  /** A plain write; parameters as for {@link #read}. */
  void write(int task, Object object, int variable, int site, long event);

  /**
   * A plain read under a stamp that has to be validated. Until it is known what becomes of the
   * stamp it is no access; parameters as for {@link #read}.
   */
  void optimisticRead(int task, Object object, int variable, int site, long event);

  /**
   * The task's optimistic reads are over.
   *
   * @param validated whether their stamp was looked at, so that they count for nothing, or for no
   *     more than the lock promises; otherwise they were reads like all others
   */
  void optimisticReadsEnd(int task, boolean validated);

  /** The races of this execution in the order of their detection, each variable once. */
  List<Race> races();

  /** How many races this execution has so far. */
  int raceCount();

  /**
   * One of the two accesses of a race.
   *
   * @param atomic whether it was atomic; the other one then was not
   */
  record Access(int task, boolean write, boolean atomic, int site, long event) {}

  /** Two conflicting accesses that nothing orders. The object may be {@code null} when gone. */
  record Race(Object object, int variable, Access earlier, Access later) {}
}

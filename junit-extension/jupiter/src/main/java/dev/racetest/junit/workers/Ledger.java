package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.PartFigures;
import dev.racetest.scheduler.Summary;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who has which block, and what came of it. Blocks are handed out in their order and added up in
 * their order, whoever ends first. The block with the lowest number that fails decides: none above
 * it is handed out any more, and all below it are waited for.
 */
final class Ledger {
  private final int schedules;
  private final Duration budget;
  private final Map<Integer, BlockOutcome> waiting = new HashMap<>();
  private final PartFigures sum = new PartFigures();
  private Block next;
  private Block lowestFailing;
  private BlockOutcome failure;

  /** The last one that was added up; null if none was. */
  private BlockOutcome last;

  private int added;
  private boolean isClosed;

  /** When the first block was handed out. */
  private long begun;

  /** The ledger of an exploration, of which the time begins with the first block. */
  Ledger(int schedules, Duration budget) {
    this.schedules = schedules;
    this.budget = budget;
    this.next = Block.first(schedules);
  }

  /** The time that is left; more than none. */
  synchronized Duration left() {
    Duration left = budget.minus(spent());
    return left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
  }

  private Duration spent() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** The next block to be run; empty if none is to be run any more. */
  synchronized Optional<Block> take() {
    if (next.number() == 0) {
      begun = System.nanoTime();
    }
    // The first one is run in any case: a test that was not run has not passed.
    boolean isTimeUp = next.number() > 0 && spent().compareTo(budget) >= 0;
    if (isClosed || isTimeUp || lowestFailing != null || next.isEmpty()) {
      return Optional.empty();
    }
    Block taken = next;
    next = taken.next(schedules);
    return Optional.of(taken);
  }

  /** Hands out no more blocks. */
  synchronized void close() {
    isClosed = true;
  }

  /** How many executions there were in the blocks before; empty if that is not known yet. */
  synchronized OptionalInt before(Block block) {
    return added == block.number() ? OptionalInt.of(sum.executions()) : OptionalInt.empty();
  }

  /** A block was run. */
  synchronized void finished(Block block, BlockOutcome outcome) {
    if (outcome.failed()) {
      if (lowestFailing == null || block.number() < lowestFailing.number()) {
        lowestFailing = block;
        failure = outcome;
      }
    } else {
      waiting.put(block.number(), outcome);
    }
    for (BlockOutcome one = waiting.remove(added); one != null; one = waiting.remove(added)) {
      sum.add(one.figures());
      last = one;
      added++;
    }
    notifyAll();
  }

  /** Returns when nothing can change the result any more. */
  synchronized void await() throws InterruptedException {
    while (added < (lowestFailing == null ? next.number() : lowestFailing.number())) {
      wait();
    }
  }

  /** The failing block that decides; empty if none fails. */
  synchronized Optional<Block> lowestFailing() {
    return Optional.ofNullable(lowestFailing);
  }

  /** What is known of it. */
  synchronized BlockOutcome failure() {
    return failure;
  }

  /** What comes last of all that has passed; empty if nothing has. */
  synchronized Optional<BlockOutcome> last() {
    return Optional.ofNullable(last);
  }

  /** How far it has come: what was added up, and what waits for others. */
  synchronized Summary progress(ExplorationOptions options, Duration elapsed) {
    Summary known = sum.summary(options, elapsed, Occurrences.NONE);
    int more = waiting.values().stream().mapToInt(one -> one.figures().executions()).sum();
    return new Summary(
        known.test(),
        known.strategy(),
        known.seed(),
        known.schedules(),
        known.executions() + more,
        known.failing(),
        known.traces(),
        known.once(),
        elapsed);
  }

  /** What all have counted up to the failing block, or to the first one that is not known. */
  synchronized PartFigures sum() {
    return sum;
  }
}

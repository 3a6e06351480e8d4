package dev.racetest.scheduler;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts the outcomes of executions, and keeps a token for each different one. */
final class OutcomeTally {
  /** More different ones are not kept: nobody reads them, and each has a token. */
  static final int MOST = 10_000;

  private final int most;
  private final Map<String, OutcomeCount> counts = new TreeMap<>();
  private long without;
  private boolean isFull;

  OutcomeTally() {
    this(MOST);
  }

  OutcomeTally(int most) {
    this.most = most;
  }

  /**
   * An execution has come to its end.
   *
   * @param outcome what it has recorded; null if it has recorded nothing
   * @param token brings it back; asked for only where it is the first with this outcome
   */
  void add(String outcome, Supplier<String> token) {
    if (outcome == null) {
      without++;
      return;
    }
    OutcomeCount known = counts.get(outcome);
    if (known == null && counts.size() == most) {
      isFull = true;
      return;
    }
    counts.put(
        outcome,
        known == null
            ? new OutcomeCount(outcome, 1L, token.get())
            : new OutcomeCount(outcome, known.count() + 1L, known.token()));
  }

  /** Adds what later executions have come to. */
  void addAll(OutcomeTally later) {
    later.counts.values().forEach(this::addAll);
    without += later.without;
    isFull |= later.isFull;
  }

  private void addAll(OutcomeCount more) {
    OutcomeCount known = counts.get(more.outcome());
    if (known == null && counts.size() == most) {
      isFull = true;
      return;
    }
    counts.put(
        more.outcome(),
        known == null
            ? more
            : new OutcomeCount(more.outcome(), known.count() + more.count(), known.token()));
  }

  /** Writes it so that {@link #read} has it again. */
  void write(DataOutput out) throws IOException {
    out.writeLong(without);
    out.writeBoolean(isFull);
    out.writeInt(counts.size());
    for (OutcomeCount count : counts.values()) {
      Texts.write(count.outcome(), out);
      out.writeLong(count.count());
      Texts.write(count.token(), out);
    }
  }

  /** Reads what {@link #write} has written. */
  static OutcomeTally read(DataInput in) throws IOException {
    OutcomeTally tally = new OutcomeTally();
    tally.without = in.readLong();
    tally.isFull = in.readBoolean();
    for (int left = in.readInt(); left > 0; left--) {
      tally.addAll(new OutcomeCount(Texts.read(in), in.readLong(), Texts.read(in)));
    }
    return tally;
  }

  /** What was counted begins anew. */
  void clear() {
    counts.clear();
    without = 0L;
    isFull = false;
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /**
   * What there is so far.
   *
   * @param extent what executions these were; if there were too many outcomes, all are a part
   */
  Outcomes outcomes(Outcomes.Extent extent) {
    List<OutcomeCount> all = new ArrayList<>(counts.values());
    boolean isPart = isFull && extent == Outcomes.Extent.ALL;
    return new Outcomes(isPart ? Outcomes.Extent.PART : extent, all, without);
  }
}

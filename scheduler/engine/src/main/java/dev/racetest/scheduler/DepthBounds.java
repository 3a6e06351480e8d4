package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.Guarantee;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bounds that the executions of an exploration add up to. A bound needs a k that no execution
 * exceeds. When a longer one comes, those that drew their schedules with a smaller k do not count
 * any more; the others count with the largest k.
 */
final class DepthBounds {
  private final Map<Integer, Integer> executions = new TreeMap<>();
  private boolean isValid = true;
  private int longest;
  private int mostTasks = 1;
  private int leastDrawn = Integer.MAX_VALUE;
  private int mostDrawn = 1;

  /**
   * An execution has ended.
   *
   * @param tasks how many it had
   * @param decisions how many among tasks it had
   */
  void add(Guarantee guarantee, int tasks, int decisions) {
    longest = Math.max(longest, decisions);
    mostTasks = Math.max(mostTasks, tasks);
    if (longest > leastDrawn) {
      executions.clear();
      leastDrawn = Integer.MAX_VALUE;
    }
    if (guarantee.depth() > 0 && guarantee.decisions() >= longest) {
      executions.merge(guarantee.depth(), 1, Integer::sum);
      leastDrawn = Math.min(leastDrawn, guarantee.decisions());
      mostDrawn = Math.max(mostDrawn, guarantee.decisions());
    }
  }

  /** Adds what others have found of other executions. */
  void addAll(DepthBounds other) {
    longest = Math.max(longest, other.longest);
    mostTasks = Math.max(mostTasks, other.mostTasks);
    if (longest > leastDrawn) {
      executions.clear();
      leastDrawn = Integer.MAX_VALUE;
    }
    if (longest <= other.leastDrawn) {
      other.executions.forEach((depth, count) -> executions.merge(depth, count, Integer::sum));
      leastDrawn = Math.min(leastDrawn, other.leastDrawn);
    }
    mostDrawn = Math.max(mostDrawn, other.mostDrawn);
    isValid &= other.isValid;
  }

  /** Writes them so that {@link #read} has them again. */
  void write(DataOutput out) throws IOException {
    out.writeInt(longest);
    out.writeInt(mostTasks);
    out.writeInt(leastDrawn);
    out.writeInt(mostDrawn);
    out.writeBoolean(isValid);
    out.writeInt(executions.size());
    for (Map.Entry<Integer, Integer> entry : executions.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  /** Reads what {@link #write} has written. */
  static DepthBounds read(DataInput in) throws IOException {
    DepthBounds bounds = new DepthBounds();
    bounds.longest = in.readInt();
    bounds.mostTasks = in.readInt();
    bounds.leastDrawn = in.readInt();
    bounds.mostDrawn = in.readInt();
    bounds.isValid = in.readBoolean();
    for (int left = in.readInt(); left > 0; left--) {
      bounds.executions.put(in.readInt(), in.readInt());
    }
    return bounds;
  }

  /** Something was seen that the theorem does not cover. */
  void invalidate() {
    isValid = false;
  }

  /** One for each depth, ascending; none where the theorem says nothing. */
  List<DepthBound> all() {
    List<DepthBound> all = new ArrayList<>();
    if (isValid) {
      executions.forEach(
          (depth, count) -> all.add(new DepthBound(depth, count, mostTasks, mostDrawn)));
    }
    return all;
  }
}

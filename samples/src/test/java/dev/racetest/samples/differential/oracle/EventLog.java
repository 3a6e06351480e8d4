package dev.racetest.samples.differential.oracle;

import dev.racetest.samples.differential.oracle.Step.Kind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that the tasks of one execution have done, in the order in which it was done, and what
 * follows from that by the rules of JLS 17.4: no clocks, each pair of events is looked at.
 */
public final class EventLog {
  private record Event(int task, Kind kind, int operand) {
    boolean isAccess() {
      return kind == Kind.READ || kind == Kind.WRITE;
    }

    boolean conflictsWith(Event other) {
      return isAccess()
          && other.isAccess()
          && (kind == Kind.WRITE || other.kind == Kind.WRITE)
          && operand == other.operand;
    }

    @Override
    public String toString() {
      return "task " + task + " " + kind + " " + operand;
    }

    /** Whether this event, the later one, is ordered after {@code earlier} by a single rule. */
    boolean follows(Event earlier) {
      if (task == earlier.task || earlier.kind == Kind.START && earlier.operand == task) {
        return true;
      }
      return switch (kind) {
        case JOIN -> earlier.task == operand;
        case LOCK -> earlier.kind == Kind.UNLOCK && earlier.operand == operand;
        case VOLATILE_READ -> earlier.kind == Kind.VOLATILE_WRITE && earlier.operand == operand;
        default -> false;
      };
    }
  }

  /** No list, because those of the JDK are rewritten. */
  private Event[] events = new Event[64];

  private int size;

  /** Adds what {@code task} has done. */
  public void add(int task, Kind kind, int operand) {
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
    }
    events[size++] = new Event(task, kind, operand);
  }

  /** The variables with two conflicting accesses that nothing orders. */
  Set<Integer> racingVariables() {
    Set<Integer> racing = new TreeSet<>();
    BitSet[] before = new BitSet[size];
    for (int later = 0; later < size; later++) {
      before[later] = new BitSet(size);
      for (int earlier = later - 1; earlier >= 0; earlier--) {
        if (events[later].follows(events[earlier])) {
          before[later].or(before[earlier]);
          before[later].set(earlier);
        }
      }
      for (int earlier = 0; earlier < later; earlier++) {
        if (!before[later].get(earlier) && events[later].conflictsWith(events[earlier])) {
          racing.add(events[later].operand());
        }
      }
    }
    return racing;
  }

  int size() {
    return size;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(events[i]).append('\n');
    }
    return text.toString();
  }
}

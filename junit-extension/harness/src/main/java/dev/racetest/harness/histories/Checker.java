package dev.racetest.harness.histories;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of a history's calls that explains their answers. A set of calls that came to
 * a state is never looked at twice (Wing, Gong 1993; Lowe 2017): where states can be told to be
 * equal, there are at most as many sets as the numbers of calls of all threads, each plus one, make
 * when multiplied, so for a given number of threads the effort is polynomial.
 *
 * @param <S> the states of the model
 */
public final class Checker<S> {
  private record Reached<S>(long done, S state) {}

  private final Guarantee guarantee;
  private final SequentialModel<S> model;
  private History history;
  private long[] before;
  private Set<Reached<S>> futile;
  private List<Integer> order;

  /** Makes a checker; it can be used for one history after another. */
  public Checker(Guarantee guarantee, SequentialModel<S> model) {
    this.guarantee = guarantee;
    this.model = model;
  }

  /** An order that explains the answers: numbers of calls; empty if there is none. */
  public Optional<List<Integer>> explain(History checked) {
    history = checked;
    futile = new HashSet<>();
    order = new ArrayList<>();
    before = new long[checked.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = guarantee.before(checked, i);
    }
    return goOn(0L, model.initial()) ? Optional.of(List.copyOf(order)) : Optional.empty();
  }

  private boolean goOn(long done, S state) {
    Reached<S> reached = new Reached<>(done, state);
    if (futile.contains(reached)) {
      return false;
    }
    boolean isEnd = true;
    for (int call = 0; call < before.length; call++) {
      if (isIn(done, call) || history.isPending(call)) {
        continue;
      }
      isEnd = false;
      if ((before[call] & ~done) == 0L) {
        S next = model.after(state, call, history.answer(call));
        if (next != null) {
          order.add(call);
          if (goOn(done | 1L << call, next)) {
            return true;
          }
          order.remove(order.size() - 1);
        }
      }
    }
    if (isEnd && allPendingWait(state)) {
      return true;
    }
    futile.add(reached);
    return false;
  }

  private boolean allPendingWait(S state) {
    for (int call = 0; call < before.length; call++) {
      if (history.isWaiting(call) && !model.waits(state, call)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(long set, int call) {
    return (set >>> call & 1L) != 0L;
  }
}

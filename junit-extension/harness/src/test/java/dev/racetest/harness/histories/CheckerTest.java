package dev.racetest.harness.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The checker against one that tries every permutation. */
class CheckerTest {
  private static final int HISTORIES = 100_000;

  /** A queue of numbers: calls that put their own number, and calls that take one. */
  private record QueueModel(boolean[] takes, int[] values)
      implements SequentialModel<List<Integer>> {
    @Override
    public List<Integer> initial() {
      return List.of();
    }

    @Override
    public List<Integer> after(List<Integer> state, int call, Answer seen) {
      if (!takes[call]) {
        List<Integer> longer = new ArrayList<>(state);
        longer.add(values[call]);
        return seen.equals(Answer.NOTHING) ? longer : null;
      }
      Integer first = state.isEmpty() ? null : state.get(0);
      return seen.equals(Answer.of(first))
          ? state.isEmpty() ? state : state.subList(1, state.size())
          : null;
    }

    @Override
    public boolean waits(List<Integer> state, int call) {
      return takes[call] && state.isEmpty();
    }
  }

  /** A history, and what it was made of: the checker's view of the order is not asked. */
  private record Drawn(Answer[] answers, int[] threads, int[] begins, int[] ends) {
    History history() {
      return new History(answers, threads, begins, ends);
    }

    boolean isBefore(Guarantee guarantee, int one, int other) {
      boolean isEarlierOfThread = threads[one] == threads[other] && one < other;
      return switch (guarantee) {
        case LINEARIZABILITY ->
            isEarlierOfThread || answers[one] != null && ends[one] < begins[other];
        case SEQUENTIAL_CONSISTENCY -> isEarlierOfThread;
        case QUIESCENT_CONSISTENCY -> answers[one] != null && isQuietBetween(one, other);
      };
    }

    /** Whether, at half past some time between them, no call had begun that was not over. */
    private boolean isQuietBetween(int one, int other) {
      for (double time = ends[one] + 0.5; time < begins[other]; time++) {
        boolean isQuiet = true;
        for (int call = 0; call < threads.length; call++) {
          isQuiet &= begins[call] > time || answers[call] != null && ends[call] < time;
        }
        if (isQuiet) {
          return true;
        }
      }
      return false;
    }
  }

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void agreesWithBruteForceOnRandomHistories() {
    int[] explained = new int[Guarantee.values().length];
    for (int i = 0; i < HISTORIES; i++) {
      int calls = 1 + random.nextInt(6);
      boolean[] takes = new boolean[calls];
      int[] values = new int[calls];
      for (int call = 0; call < calls; call++) {
        takes[call] = random.nextBoolean();
        values[call] = random.nextInt(3);
      }
      Drawn drawn = draw(takes, values);
      History history = drawn.history();
      QueueModel model = new QueueModel(takes, values);
      for (Guarantee guarantee : Guarantee.values()) {
        Optional<List<Integer>> order = new Checker<>(guarantee, model).explain(history);
        boolean expected = explains(drawn, guarantee, model, 0L, model.initial());
        assertEquals(expected, order.isPresent(), () -> guarantee + " " + history);
        order.ifPresent(found -> assertExplains(drawn, guarantee, model, found));
        explained[guarantee.ordinal()] += expected ? 1 : 0;
      }
    }
    for (Guarantee guarantee : Guarantee.values()) {
      int share = explained[guarantee.ordinal()];
      assertTrue(share > HISTORIES / 50 && share < HISTORIES * 49 / 50, guarantee + " " + share);
    }
  }

  /** Threads of calls that overlap at random, with answers that are often possible. */
  private Drawn draw(boolean[] takes, int[] values) {
    int calls = takes.length;
    int[] threads = new int[calls];
    int[] begins = new int[calls];
    int[] ends = new int[calls];
    int count = 1 + random.nextInt(3);
    int[] free = new int[count];
    Answer[] answers = new Answer[calls];
    for (int call = 0; call < calls; call++) {
      threads[call] = random.nextInt(count);
      int thread = threads[call];
      begins[call] = free[thread] + 1 + random.nextInt(4);
      ends[call] = begins[call] + 1 + random.nextInt(6);
      free[thread] = ends[call];
      int some = random.nextInt(calls);
      answers[call] =
          !takes[call] ? Answer.NOTHING : Answer.of(takes[some] ? null : (Integer) values[some]);
    }
    int waiting = random.nextInt(8);
    if (waiting < calls && takes[waiting] && isLastOfThread(waiting, threads)) {
      answers[waiting] = null;
    }
    return new Drawn(answers, threads, begins, ends);
  }

  private static boolean isLastOfThread(int call, int[] threads) {
    for (int later = call + 1; later < threads.length; later++) {
      if (threads[later] == threads[call]) {
        return false;
      }
    }
    return true;
  }

  /** Every permutation, without any memory; what must come before is found pair by pair. */
  private static boolean explains(
      Drawn drawn, Guarantee guarantee, QueueModel model, long done, List<Integer> state) {
    Answer[] answers = drawn.answers();
    boolean isEnd = true;
    for (int call = 0; call < answers.length; call++) {
      if ((done >>> call & 1) != 0 || answers[call] == null) {
        continue;
      }
      isEnd = false;
      if (!isNext(drawn, guarantee, done, call)) {
        continue;
      }
      List<Integer> next = model.after(state, call, answers[call]);
      if (next != null && explains(drawn, guarantee, model, done | 1L << call, next)) {
        return true;
      }
    }
    if (!isEnd) {
      return false;
    }
    for (int call = 0; call < answers.length; call++) {
      if (answers[call] == null && !model.waits(state, call)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNext(Drawn drawn, Guarantee guarantee, long done, int call) {
    for (int other = 0; other < drawn.answers().length; other++) {
      if ((done >>> other & 1) == 0 && other != call && drawn.isBefore(guarantee, other, call)) {
        return false;
      }
    }
    return true;
  }

  private static void assertExplains(
      Drawn drawn, Guarantee guarantee, QueueModel model, List<Integer> order) {
    List<Integer> state = model.initial();
    long done = 0L;
    for (int call : order) {
      assertTrue(isNext(drawn, guarantee, done, call));
      state = model.after(state, call, drawn.answers()[call]);
      done |= 1L << call;
    }
  }

  @Test
  void tellsTheGuaranteesApart() {
    // Thread 0 puts 1; when that is over, thread 1 takes nothing, and then 1.
    boolean[] takes = {false, true};
    QueueModel model = new QueueModel(takes, new int[] {1, 0});
    History missed =
        new History(
            new Answer[] {Answer.NOTHING, Answer.NOTHING},
            new int[] {0, 1},
            new int[] {1, 3},
            new int[] {2, 4});
    assertEquals(Optional.empty(), new Checker<>(Guarantee.LINEARIZABILITY, model).explain(missed));
    assertEquals(
        Optional.of(List.of(1, 0)),
        new Checker<>(Guarantee.SEQUENTIAL_CONSISTENCY, model).explain(missed));
    assertEquals(
        Optional.empty(), new Checker<>(Guarantee.QUIESCENT_CONSISTENCY, model).explain(missed));
    // The same within one thread, while another call goes on all the time.
    boolean[] three = {false, true, true};
    QueueModel busy = new QueueModel(three, new int[] {1, 0, 0});
    History overlapped =
        new History(
            new Answer[] {Answer.NOTHING, Answer.NOTHING, Answer.of(1)},
            new int[] {0, 0, 1},
            new int[] {1, 3, 0},
            new int[] {2, 4, 9});
    assertEquals(
        Optional.of(List.of(0, 2, 1)),
        new Checker<>(Guarantee.LINEARIZABILITY, busy).explain(overlapped));
    History swapped =
        new History(
            new Answer[] {Answer.NOTHING, Answer.NOTHING, Answer.NOTHING},
            new int[] {0, 0, 1},
            new int[] {1, 3, 0},
            new int[] {2, 4, 9});
    assertEquals(
        Optional.empty(), new Checker<>(Guarantee.SEQUENTIAL_CONSISTENCY, busy).explain(swapped));
    assertTrue(new Checker<>(Guarantee.QUIESCENT_CONSISTENCY, busy).explain(swapped).isPresent());
  }
}

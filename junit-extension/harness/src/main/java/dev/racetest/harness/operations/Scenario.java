package dev.racetest.harness.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who calls what. Calls are numbered: those before, those of the first thread, of the second, and
 * so on, and those after.
 *
 * @param before calls that are made before the threads start
 * @param threads the calls of each thread
 * @param after calls that are made when they have ended
 */
record Scenario(List<Invocation> before, List<List<Invocation>> threads, List<Invocation> after) {
  /** The thread that calls before and after the others. */
  static final int MAIN = 0;

  List<Invocation> all() {
    List<Invocation> all = new ArrayList<>(before);
    threads.forEach(all::addAll);
    all.addAll(after);
    return all;
  }

  /** The number of calls. */
  int size() {
    return all().size();
  }

  /** The thread of each call; the first thread beside {@link #MAIN} is 1. */
  int[] threadOfCalls() {
    int[] threadOfCalls = new int[size()];
    int call = before.size();
    for (int thread = 0; thread < threads.size(); thread++) {
      for (int i = 0; i < threads.get(thread).size(); i++) {
        threadOfCalls[call++] = thread + 1;
      }
    }
    return threadOfCalls;
  }

  /**
   * The same with these calls only; threads that have none left are gone.
   *
   * @param kept numbers of calls as bits
   */
  Scenario keeping(long kept) {
    int first = before.size();
    List<List<Invocation>> rest = new ArrayList<>();
    for (List<Invocation> thread : threads) {
      List<Invocation> calls = kept(thread, first, kept);
      first += thread.size();
      if (!calls.isEmpty()) {
        rest.add(calls);
      }
    }
    return new Scenario(kept(before, 0, kept), rest, kept(after, first, kept));
  }

  /** The same with another value for a parameter of a call. */
  Scenario with(int call, int parameter, Object value) {
    List<Invocation> calls = all();
    calls.set(call, calls.get(call).with(parameter, value));
    List<List<Invocation>> changed = new ArrayList<>();
    int first = before.size();
    for (List<Invocation> thread : threads) {
      changed.add(List.copyOf(calls.subList(first, first + thread.size())));
      first += thread.size();
    }
    return new Scenario(
        List.copyOf(calls.subList(0, before.size())),
        changed,
        List.copyOf(calls.subList(first, calls.size())));
  }

  private static List<Invocation> kept(List<Invocation> calls, int first, long kept) {
    List<Invocation> rest = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if ((kept >>> first + i & 1L) != 0L) {
        rest.add(calls.get(i));
      }
    }
    return rest;
  }

  /** As it is written in {@link OperationTest#custom}. */
  @Override
  public String toString() {
    String parallel = threads.stream().map(Scenario::text).collect(Collectors.joining(" | "));
    return (before.isEmpty() ? "" : text(before) + " => ")
        + parallel
        + (after.isEmpty() ? "" : " => " + text(after));
  }

  private static String text(List<Invocation> calls) {
    return calls.stream().map(Invocation::toString).collect(Collectors.joining("; "));
  }
}

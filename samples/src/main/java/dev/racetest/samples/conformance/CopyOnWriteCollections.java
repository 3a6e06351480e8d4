package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Lists and sets that are copied by each change: iterations see one state, two calls may see two.
 */
public class CopyOnWriteCollections {
  /** Both find the listener missing, both add it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void containsThenAdd() throws Exception {
    List<String> listeners = new CopyOnWriteArrayList<>();
    Threads.Action register =
        () -> {
          if (!listeners.contains("listener")) {
            listeners.add("listener");
          }
        };
    Threads.runAll(register, register);
    Check.equal(1, listeners.size());
  }

  /** {@code addIfAbsent} looks and adds in one step. */
  @Verdict(Expected.SILENT)
  public void addIfAbsent() throws Exception {
    CopyOnWriteArrayList<String> listeners = new CopyOnWriteArrayList<>();
    Threads.Action register = () -> listeners.addIfAbsent("listener");
    Threads.runAll(register, register);
    Check.equal(1, listeners.size());
  }

  /** A set does so by itself. */
  @Verdict(Expected.SILENT)
  public void addToSet() throws Exception {
    Set<String> listeners = new CopyOnWriteArraySet<>();
    Threads.Action register = () -> listeners.add("listener");
    Threads.runAll(register, register);
    Check.equal(1, listeners.size());
  }

  /** The size is that of one state, the element is asked of the next one. */
  @Verdict(value = Expected.EXCEPTION, thrown = IndexOutOfBoundsException.class)
  public void sizeThenGet() throws Exception {
    List<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
    Threads.runAll(() -> Check.that(list.get(list.size() - 1) > 0, "lost"), () -> list.remove(0));
  }

  /** An iteration goes over the state in which it began, whatever happens meanwhile. */
  @Verdict(Expected.SILENT)
  public void iterationSeesOneState() throws Exception {
    List<int[]> list = new CopyOnWriteArrayList<>(List.of(new int[] {1}, new int[] {2}));
    Threads.runAll(
        () -> {
          int sum = 0;
          for (int[] element : list) {
            sum += element[0];
          }
          Check.that(sum == 3 || sum == 6 || sum == 5, "sum " + sum);
        },
        () -> {
          list.add(new int[] {3});
          list.remove(0);
        });
  }
}

package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** Lists without a lock: who changes their size meets everybody, who replaces meets few. */
public class ListCollections {
  private static List<String> arrayList() {
    return new ArrayList<>(List.of("a", "b", "c"));
  }

  private static List<String> linkedList() {
    return new LinkedList<>(List.of("a", "b", "c"));
  }

  /** Both put their element where the size says that there is room. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void addAgainstAdd() throws Exception {
    List<String> list = arrayList();
    Threads.runAll(() -> list.add("x"), () -> list.add("y"));
  }

  /** One lock for both. */
  @Verdict(Expected.SILENT)
  public void addsUnderOneLock() throws Exception {
    List<String> list = arrayList();
    Threads.Action add =
        () -> {
          synchronized (list) {
            list.add("x");
          }
        };
    Threads.runAll(add, add);
    Check.equal(5, list.size());
  }

  /** Even the oldest element is looked up by way of the size. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void addAgainstGet() throws Exception {
    List<String> list = arrayList();
    Threads.runAll(() -> list.add("x"), () -> Check.equal("a", list.get(0)));
  }

  /** Nobody changes anything. */
  @Verdict(Expected.SILENT)
  public void getAgainstGet() throws Exception {
    List<String> list = arrayList();
    Threads.Action get = () -> Check.equal("a", list.get(0));
    Threads.runAll(get, get);
  }

  /** The element that is read is the one that is replaced. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.set")
  public void setAgainstGetOfTheSameIndex() throws Exception {
    List<String> list = arrayList();
    Threads.runAll(() -> list.set(0, "x"), () -> list.get(0));
  }

  /** To replace an element changes neither its neighbour nor the size. */
  @Verdict(Expected.SILENT)
  public void setAgainstGetOfAnotherIndex() throws Exception {
    List<String> list = arrayList();
    Threads.runAll(() -> list.set(0, "x"), () -> Check.equal("b", list.get(1)));
    Check.equal("x", list.get(0));
  }

  /** Each has its own element. */
  @Verdict(Expected.SILENT)
  public void setsOfDifferentIndexes() throws Exception {
    List<String> list = arrayList();
    Threads.runAll(() -> list.set(0, "x"), () -> list.set(2, "z"));
    Check.equal(List.of("x", "b", "z"), list);
  }

  /** The size is a variable like any other. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.remove")
  public void removeAgainstSize() throws Exception {
    List<String> list = arrayList();
    Threads.runAll(() -> list.remove("a"), () -> Check.that(list.size() <= 3, "has grown"));
  }

  /** No element changes, but all of them move into a longer array. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.ensureCapacity")
  public void ensureCapacityAgainstGet() throws Exception {
    ArrayList<String> list = new ArrayList<>(List.of("a"));
    Threads.runAll(() -> list.ensureCapacity(100), () -> list.get(0));
  }

  /** What the list holds was put into it before the threads were started. */
  @Verdict(Expected.SILENT)
  public void filledBeforeTheStart() throws Exception {
    List<String> list = new ArrayList<>();
    list.add("a");
    Threads.Action read = () -> Check.equal("a", list.get(list.size() - 1));
    Threads.runAll(read, read);
    list.add("b");
    Check.equal(2, list.size());
  }

  /** Both hang their element behind the same last node. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedList.add")
  public void linkedAddAgainstAdd() throws Exception {
    List<String> list = linkedList();
    Threads.runAll(() -> list.add("x"), () -> list.add("y"));
  }

  /** The way to an element leads over the links of those before it, which a removal cuts. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedList.remove")
  public void linkedRemoveAgainstGet() throws Exception {
    List<String> list = linkedList();
    Threads.runAll(() -> list.remove("b"), () -> list.get(0));
  }

  /** The same node. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedList.set")
  public void linkedSetAgainstGetOfTheSameIndex() throws Exception {
    List<String> list = linkedList();
    Threads.runAll(() -> list.set(2, "x"), () -> list.get(2));
  }

  /** The way to a node leads over the links of others, never over what they hold. */
  @Verdict(Expected.SILENT)
  public void linkedSetAgainstGetOfAnotherIndex() throws Exception {
    List<String> list = linkedList();
    Threads.runAll(() -> list.set(0, "x"), () -> Check.equal("b", list.get(1)));
  }
}

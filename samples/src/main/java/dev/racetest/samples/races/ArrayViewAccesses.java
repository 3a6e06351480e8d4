package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where arrays and lists meet: a view writes through, a copy does not. */
public class ArrayViewAccesses {
  /** The view's {@code set} writes the element of the array. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[1]")
  public void setOfAView() throws Exception {
    String[] names = {"Ann", "Bob"};
    List<String> view = Arrays.asList(names);
    String[] seen = new String[1];
    Threads.runAll(() -> view.set(1, "Eve"), () -> seen[0] = names[1]);
  }

  /** The view's {@code get} reads it. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void getOfAView() throws Exception {
    String[] names = {"Ann", "Bob"};
    List<String> view = Arrays.asList(names);
    String[] seen = new String[1];
    Threads.runAll(() -> seen[0] = view.get(0), () -> names[0] = "Eve");
  }

  /** The view's neighbouring element. */
  @Verdict(Expected.SILENT)
  public void setOfAViewBesideAnElement() throws Exception {
    String[] names = {"Ann", "Bob"};
    List<String> view = Arrays.asList(names);
    Threads.runAll(() -> view.set(0, "Eve"), () -> names[1] = "Joe");
    Check.equal(List.of("Eve", "Joe"), view);
  }

  /** What one view replaces is set by the other one, and both are lists. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.set")
  public void twoViews() throws Exception {
    Integer[] numbers = {1};
    List<Integer> one = Arrays.asList(numbers);
    List<Integer> other = Arrays.asList(numbers);
    Threads.runAll(() -> one.replaceAll(number -> number + 1), () -> other.set(0, 5));
  }

  /** A list made from the array is a copy. */
  @Verdict(Expected.SILENT)
  public void setOfACopy() throws Exception {
    String[] names = {"Ann", "Bob"};
    List<String> copy = new ArrayList<>(Arrays.asList(names));
    Threads.runAll(() -> copy.set(1, "Eve"), () -> names[1] = "Joe");
    Check.equal("Eve", copy.get(1));
  }

  /** {@code Collections.addAll} reads the array. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[1]")
  public void addAllFromAnArray() throws Exception {
    String[] names = {"Ann", "Bob"};
    List<String> list = new ArrayList<>();
    Threads.runAll(() -> Collections.addAll(list, names), () -> names[1] = "Eve");
  }

  /** Each adds the same array to a list of its own. */
  @Verdict(Expected.SILENT)
  public void addAllToTwoLists() throws Exception {
    String[] names = {"Ann", "Bob"};
    Threads.Action add =
        () -> {
          List<String> list = new ArrayList<>();
          Collections.addAll(list, names);
          Check.equal(2, list.size());
        };
    Threads.runAll(add, add);
  }

  /** Both add to the same list. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.addAll")
  public void addAllToOneList() throws Exception {
    List<String> list = new ArrayList<>();
    Threads.Action add = () -> Collections.addAll(list, "Ann", "Bob");
    Threads.runAll(add, add);
  }

  /** {@code toArray} writes into the array that it is given. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void toArrayThatIsGiven() throws Exception {
    List<String> list = new ArrayList<>(List.of("Ann"));
    String[] names = new String[1];
    String[] seen = new String[1];
    Threads.runAll(() -> list.toArray(names), () -> seen[0] = names[0]);
  }

  /** Each has the list write into an array of its own. */
  @Verdict(Expected.SILENT)
  public void toArraysOfTheirOwn() throws Exception {
    List<String> list = new ArrayList<>(List.of("Ann"));
    Threads.Action copy = () -> Check.equal("Ann", list.toArray(new String[1])[0]);
    Threads.runAll(copy, copy);
  }

  /** {@code toArray} reads the list. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.toArray")
  public void toArrayWhileTheListGrows() throws Exception {
    List<String> list = new ArrayList<>(List.of("Ann"));
    Object[][] copy = new Object[1][];
    Threads.runAll(() -> copy[0] = list.toArray(), () -> list.add("Bob"));
  }
}

package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Methods of {@code Arrays} that write: to every element of the array or the range, and only there.
 */
public class ArraysChangeAccesses {
  /** Every element is filled, the last one too. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void fill() throws Exception {
    int[] numbers = new int[3];
    int[] seen = new int[1];
    Threads.runAll(() -> Arrays.fill(numbers, 7), () -> seen[0] = numbers[2]);
  }

  /** The last element of the range. */
  @Verdict(value = Expected.DATA_RACE, variable = "boolean[1]")
  public void fillRange() throws Exception {
    boolean[] marks = new boolean[4];
    boolean[] seen = new boolean[1];
    Threads.runAll(() -> Arrays.fill(marks, 0, 2, true), () -> seen[0] = marks[1]);
  }

  /** The element behind the range. */
  @Verdict(Expected.SILENT)
  public void besideTheRangeOfFill() throws Exception {
    boolean[] marks = new boolean[4];
    Threads.runAll(
        () -> Arrays.fill(marks, 0, 2, true), () -> Check.that(!marks[2], "filled too far"));
  }

  /** Two who fill ranges that touch. */
  @Verdict(Expected.SILENT)
  public void fillOfTwoRanges() throws Exception {
    long[] numbers = new long[4];
    Threads.runAll(() -> Arrays.fill(numbers, 0, 2, 5), () -> Arrays.fill(numbers, 2, 4, 6));
    Check.equal(11L, numbers[1] + numbers[2]);
  }

  /** A reference that is filled in. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void fillWithAReference() throws Exception {
    String[] names = new String[1];
    Threads.runAll(() -> Arrays.fill(names, "Ann"), () -> names[0] = "Bob");
  }

  /** Sorting looks at every element. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void sort() throws Exception {
    int[] numbers = {3, 1, 2};
    Threads.runAll(() -> Arrays.sort(numbers), () -> numbers[1] = 5);
  }

  /** The element before the range that is sorted. */
  @Verdict(Expected.SILENT)
  public void besideTheRangeOfSort() throws Exception {
    int[] numbers = {3, 2, 1};
    Threads.runAll(() -> Arrays.sort(numbers, 1, 3), () -> numbers[0] = 5);
    Check.equal("[5, 1, 2]", Arrays.toString(numbers));
  }

  /** The same with objects and a comparator. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void sortOfObjects() throws Exception {
    String[] names = {"Bob", "Ann"};
    Threads.runAll(() -> Arrays.sort(names, Comparator.reverseOrder()), () -> names[0] = "Eve");
  }

  /** Each sorts an array of its own. */
  @Verdict(Expected.SILENT)
  public void sortOfTwoArrays() throws Exception {
    String[] names = {"Bob", "Ann"};
    String[] others = names.clone();
    Threads.runAll(() -> Arrays.sort(names), () -> Arrays.sort(others));
    Check.equal(names[0], others[0]);
  }

  /** A short array is sorted by the caller alone. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void parallelSort() throws Exception {
    int[] numbers = {3, 1, 2};
    Threads.runAll(() -> Arrays.parallelSort(numbers), () -> numbers[2] = 5);
  }

  /** The generator is asked, and its answer written. */
  @Verdict(value = Expected.DATA_RACE, variable = "long[1]")
  public void setAll() throws Exception {
    long[] numbers = new long[2];
    Threads.runAll(() -> Arrays.setAll(numbers, i -> i), () -> numbers[1] = 5);
  }

  /** The generator reads another array, and the array it reads may be read by others. */
  @Verdict(Expected.SILENT)
  public void setAllFromAnotherArray() throws Exception {
    int[] numbers = {1, 2};
    int[] doubled = new int[2];
    Threads.runAll(
        () -> Arrays.setAll(doubled, i -> 2 * numbers[i]), () -> Check.equal(2, numbers[1]));
    Check.equal(4, doubled[1]);
  }

  /** When the method returns, the threads of the common pool have written. */
  @Verdict(Expected.SILENT)
  public void afterParallelSetAll() {
    int[] numbers = new int[4];
    Arrays.parallelSetAll(numbers, i -> i);
    numbers[3]++;
    Check.equal("[0, 1, 2, 4]", Arrays.toString(numbers));
  }

  /** The lock of the array is held by both. */
  @Verdict(Expected.SILENT)
  public void underALock() throws Exception {
    int[] numbers = {1, 2, 3};
    Threads.runAll(
        () -> {
          synchronized (numbers) {
            Arrays.parallelPrefix(numbers, Integer::sum);
          }
        },
        () -> {
          synchronized (numbers) {
            Arrays.fill(numbers, 1);
          }
        });
    Check.equal(1, numbers[0]);
  }
}

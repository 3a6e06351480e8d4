package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** {@code System.arraycopy}: reads of one range and writes of another, element by element. */
public class ArrayCopyAccesses {
  /** The first element of the range that is read. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void firstOfTheSource() throws Exception {
    int[] numbers = new int[5];
    Threads.runAll(() -> System.arraycopy(numbers, 1, new int[3], 0, 3), () -> numbers[1]++);
  }

  /** The last element of the range that is read. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[3]")
  public void lastOfTheSource() throws Exception {
    int[] numbers = new int[5];
    Threads.runAll(() -> System.arraycopy(numbers, 1, new int[3], 0, 3), () -> numbers[3]++);
  }

  /** The elements before and behind the range that is read. */
  @Verdict(Expected.SILENT)
  public void besideTheSource() throws Exception {
    int[] numbers = new int[5];
    Threads.runAll(
        () -> System.arraycopy(numbers, 1, new int[3], 0, 3),
        () -> {
          numbers[0]++;
          numbers[4]++;
        });
    Check.equal(2, numbers[0] + numbers[4]);
  }

  /** The first element of the range that is written, while it is read. */
  @Verdict(value = Expected.DATA_RACE, variable = "long[2]")
  public void firstOfTheDestination() throws Exception {
    long[] numbers = new long[5];
    long[] seen = new long[1];
    Threads.runAll(
        () -> System.arraycopy(new long[] {1, 2}, 0, numbers, 2, 2), () -> seen[0] = numbers[2]);
  }

  /** The last element of the range that is written, while it is written by another one. */
  @Verdict(value = Expected.DATA_RACE, variable = "byte[3]")
  public void lastOfTheDestination() throws Exception {
    byte[] bytes = new byte[5];
    Threads.runAll(() -> System.arraycopy(new byte[] {1, 2}, 0, bytes, 2, 2), () -> bytes[3] = 3);
  }

  /** The elements before and behind the range that is written. */
  @Verdict(Expected.SILENT)
  public void besideTheDestination() throws Exception {
    byte[] bytes = new byte[5];
    Threads.runAll(
        () -> System.arraycopy(new byte[] {1, 2}, 0, bytes, 2, 2),
        () -> {
          bytes[1]++;
          bytes[4]++;
        });
    Check.equal(5, bytes[1] + bytes[2] + bytes[3] + bytes[4]);
  }

  /** References are copied the same way. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[1]")
  public void references() throws Exception {
    String[] names = {"Ann", "Bob"};
    Object[] copy = new Object[2];
    Threads.runAll(() -> System.arraycopy(names, 0, copy, 0, 2), () -> names[1] = "Eve");
  }

  /** What the references lead to is not copied. */
  @Verdict(Expected.SILENT)
  public void objectsBehindReferences() throws Exception {
    int[][] rows = {{1}, {2}};
    int[][] copy = new int[2][];
    Threads.runAll(() -> System.arraycopy(rows, 0, copy, 0, 2), () -> rows[1][0]++);
    Check.equal(3, copy[1][0]);
  }

  /** A copy of nothing accesses nothing. */
  @Verdict(Expected.SILENT)
  public void ofLengthZero() throws Exception {
    int[] numbers = new int[2];
    int[] other = new int[2];
    Threads.runAll(
        () -> System.arraycopy(numbers, 1, other, 0, 0),
        () -> {
          numbers[1]++;
          other[0]++;
        });
    Check.equal(2, numbers[1] + other[0]);
  }

  /** A copy that does not fit copies nothing. */
  @Verdict(Expected.SILENT)
  public void outOfBounds() throws Exception {
    int[] numbers = new int[3];
    Threads.runAll(
        () -> {
          try {
            System.arraycopy(numbers, 1, new int[3], 0, 3);
          } catch (IndexOutOfBoundsException expected) {
            return;
          }
          throw new AssertionError("copied");
        },
        () -> numbers[1]++);
    Check.equal(1, numbers[1]);
  }

  /** Two who copy from the same range. */
  @Verdict(Expected.SILENT)
  public void fromOneSource() throws Exception {
    int[] numbers = {1, 2, 3};
    Threads.Action copy =
        () -> {
          int[] own = new int[3];
          System.arraycopy(numbers, 0, own, 0, 3);
          Check.equal(6, own[0] + own[1] + own[2]);
        };
    Threads.runAll(copy, copy);
  }

  /** Two who copy to ranges that touch. */
  @Verdict(Expected.SILENT)
  public void toTwoRanges() throws Exception {
    int[] source = {1, 2};
    int[] numbers = new int[4];
    Threads.runAll(
        () -> System.arraycopy(source, 0, numbers, 0, 2),
        () -> System.arraycopy(source, 0, numbers, 2, 2));
    Check.equal(6, numbers[0] + numbers[1] + numbers[2] + numbers[3]);
  }

  /** Two who copy to ranges that overlap in one element. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void toRangesThatOverlap() throws Exception {
    int[] source = {1, 2};
    int[] numbers = new int[3];
    Threads.runAll(
        () -> System.arraycopy(source, 0, numbers, 0, 2),
        () -> System.arraycopy(source, 0, numbers, 1, 2));
  }

  /** One copies from the element that the other one copies to. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void sourceAgainstDestination() throws Exception {
    int[] numbers = new int[4];
    Threads.runAll(
        () -> System.arraycopy(numbers, 0, new int[3], 0, 3),
        () -> System.arraycopy(new int[] {1, 2}, 0, numbers, 2, 2));
  }

  /** A shift inside of one array reads an element that it does not write. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[3]")
  public void shiftInsideOfAnArray() throws Exception {
    int[] numbers = new int[4];
    Threads.runAll(() -> System.arraycopy(numbers, 1, numbers, 0, 3), () -> numbers[3] = 1);
  }

  /** The lock of the array orders the copy and the write. */
  @Verdict(Expected.SILENT)
  public void underALock() throws Exception {
    int[] numbers = new int[3];
    Threads.Action shift =
        () -> {
          synchronized (numbers) {
            System.arraycopy(numbers, 1, numbers, 0, 2);
            numbers[2]++;
          }
        };
    Threads.runAll(shift, shift);
    Check.equal(2, numbers[2]);
  }
}

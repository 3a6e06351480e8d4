package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Arrays;

/** Methods of {@code Arrays} that read: what they look at must not be written meanwhile. */
public class ArraysQueryAccesses {
  private interface Query {
    Object of(int[] numbers);
  }

  /** Asks for something about 1, 2, 3 while the last of them is written. */
  private static Object askWhileTheLastIsWritten(Query query) throws InterruptedException {
    int[] numbers = {1, 2, 3};
    Object[] answer = new Object[1];
    Threads.runAll(() -> answer[0] = query.of(numbers), () -> numbers[2] = 4);
    return answer[0];
  }

  /** The copy is longer than the array and takes all of it. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void copyOf() throws Exception {
    askWhileTheLastIsWritten(numbers -> Arrays.copyOf(numbers, 5));
  }

  /** The copy ends before the element that is written. */
  @Verdict(Expected.SILENT)
  public void copyOfTheRest() throws Exception {
    Object copy = askWhileTheLastIsWritten(numbers -> Arrays.copyOf(numbers, 2));
    Check.equal(2, ((int[]) copy).length);
  }

  /** The range holds the element that is written. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void copyOfRange() throws Exception {
    askWhileTheLastIsWritten(numbers -> Arrays.copyOfRange(numbers, 2, 3));
  }

  /** The range ends before it. */
  @Verdict(Expected.SILENT)
  public void copyOfAnotherRange() throws Exception {
    Object copy = askWhileTheLastIsWritten(numbers -> Arrays.copyOfRange(numbers, 1, 2));
    Check.equal(2, ((int[]) copy)[0]);
  }

  /** An array with another one, which is equal but for what is written. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void equalsOfTwoArrays() throws Exception {
    askWhileTheLastIsWritten(numbers -> Arrays.equals(new int[] {1, 2, 3}, numbers));
  }

  /** Two ranges. */
  @Verdict(Expected.SILENT)
  public void equalsOfTwoRanges() throws Exception {
    Object areEqual =
        askWhileTheLastIsWritten(
            numbers -> Arrays.equals(new int[] {1, 2, 3}, 0, 2, numbers, 0, 2));
    Check.equal(true, areEqual);
  }

  /** The hash code of all elements. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void hashCodeOfAnArray() throws Exception {
    askWhileTheLastIsWritten(Arrays::hashCode);
  }

  /** The text of all elements. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void toStringOfAnArray() throws Exception {
    askWhileTheLastIsWritten(Arrays::toString);
  }

  /** The hash code of an array that knows nothing about its elements. */
  @Verdict(Expected.SILENT)
  public void identityHashCode() throws Exception {
    askWhileTheLastIsWritten(System::identityHashCode);
  }

  /** A stream of all elements. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void stream() throws Exception {
    askWhileTheLastIsWritten(numbers -> Arrays.stream(numbers).sum());
  }

  /** A stream of some of them. */
  @Verdict(Expected.SILENT)
  public void streamOfARange() throws Exception {
    Object sum = askWhileTheLastIsWritten(numbers -> Arrays.stream(numbers, 0, 2).sum());
    Check.equal(3, sum);
  }

  /** A stream that nobody reads from. */
  @Verdict(Expected.SILENT)
  public void streamWithoutAnEnd() throws Exception {
    askWhileTheLastIsWritten(Arrays::stream);
  }

  /** The rows are read as well. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void deepHashCode() throws Exception {
    int[][] rows = {{1}, {2}};
    int[] answer = new int[1];
    Threads.runAll(() -> answer[0] = Arrays.deepHashCode(rows), () -> rows[1][0]++);
  }

  /** Only the rows themselves are compared, by identity. */
  @Verdict(Expected.SILENT)
  public void equalsOfRows() throws Exception {
    int[][] rows = {{1}, {2}};
    Threads.runAll(
        () -> Check.that(Arrays.equals(rows, new int[][] {rows[0], rows[1]}), "not the same"),
        () -> rows[1][0]++);
  }

  /** All of them may read at a time. */
  @Verdict(Expected.SILENT)
  public void readByBoth() throws Exception {
    int[] numbers = {1, 2, 3};
    Threads.runAll(
        () -> Check.equal("[1, 2, 3]", Arrays.toString(numbers)),
        () -> Check.that(Arrays.equals(numbers, Arrays.copyOf(numbers, 3)), "not equal"));
  }
}

package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Arrays;
import java.util.function.Consumer;

/** Array elements of every type: each element of each array is a variable by itself. */
public class ArrayElementAccesses {
  private static <A> void byTwo(A array, Consumer<A> access) throws InterruptedException {
    Threads.Action action = () -> access.accept(array);
    Threads.runAll(action, action);
  }

  /** Both turn the same {@code boolean} over. */
  @Verdict(value = Expected.DATA_RACE, variable = "boolean[1]")
  public void aBoolean() throws Exception {
    byTwo(new boolean[2], marks -> marks[1] = !marks[1]);
  }

  /** Both increment the same {@code byte}. */
  @Verdict(value = Expected.DATA_RACE, variable = "byte[3]")
  public void aByte() throws Exception {
    byTwo(new byte[4], bytes -> bytes[3]++);
  }

  /** Both increment the same {@code short}. */
  @Verdict(value = Expected.DATA_RACE, variable = "short[0]")
  public void aShort() throws Exception {
    byTwo(new short[1], numbers -> numbers[0]++);
  }

  /** Both increment the same {@code char}. */
  @Verdict(value = Expected.DATA_RACE, variable = "char[2]")
  public void aChar() throws Exception {
    byTwo(new char[3], letters -> letters[2]++);
  }

  /** Both increment the same {@code int}. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void anInt() throws Exception {
    byTwo(new int[3], numbers -> numbers[2]++);
  }

  /** Both write the same {@code long}, which may be torn into halves. */
  @Verdict(value = Expected.DATA_RACE, variable = "long[1]")
  public void aLong() throws Exception {
    byTwo(new long[2], numbers -> numbers[1] = -1L);
  }

  /** Both increment the same {@code float}. */
  @Verdict(value = Expected.DATA_RACE, variable = "float[0]")
  public void aFloat() throws Exception {
    byTwo(new float[2], shares -> shares[0]++);
  }

  /** Both write the same {@code double}, which may be torn into halves. */
  @Verdict(value = Expected.DATA_RACE, variable = "double[1]")
  public void aDouble() throws Exception {
    byTwo(new double[2], means -> means[1] = 0.5);
  }

  /** Both write the same reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[1]")
  public void aReference() throws Exception {
    byTwo(new String[2], names -> names[1] = "somebody");
  }

  /** An array knows its own type, whatever the variable that leads to it is declared as. */
  @Verdict(value = Expected.DATA_RACE, variable = "Integer[0]")
  public void aReferenceInAnArrayOfASubtype() throws Exception {
    byTwo(new Integer[] {1}, (Object[] objects) -> objects[0] = 2);
  }

  /** The virtual machine may not tear words: bytes beside each other are variables (JLS 17.6). */
  @Verdict(Expected.SILENT)
  public void neighboursAmongBytes() throws Exception {
    byte[] bytes = new byte[3];
    Threads.runAll(() -> bytes[0]++, () -> bytes[1]++, () -> bytes[2]++);
    Check.equal(3, bytes[0] + bytes[1] + bytes[2]);
  }

  /** The same for those that might be bits. */
  @Verdict(Expected.SILENT)
  public void neighboursAmongBooleans() throws Exception {
    boolean[] marks = new boolean[2];
    Threads.runAll(() -> marks[0] = true, () -> marks[1] = true);
    Check.that(marks[0] && marks[1], "a mark was lost");
  }

  /** The length of an array never changes, so it can be read while elements are written. */
  @Verdict(Expected.SILENT)
  public void lengthWhileElementsAreWritten() throws Exception {
    long[] numbers = new long[2];
    Threads.runAll(() -> numbers[1] = 5, () -> Check.equal(2, numbers.length));
  }

  /** Each thread fills a part of its own, and the sum is made when all are done. */
  @Verdict(Expected.SILENT)
  public void partsOfTheirOwn() throws Exception {
    int[] numbers = new int[4];
    Threads.runAll(() -> fill(numbers, 0, 2), () -> fill(numbers, 2, 4));
    Check.equal(4, Arrays.stream(numbers).sum());
  }

  /** The parts overlap in one element. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void partsThatOverlap() throws Exception {
    int[] numbers = new int[4];
    Threads.runAll(() -> fill(numbers, 0, 3), () -> fill(numbers, 2, 4));
  }

  private static void fill(int[] numbers, int from, int to) {
    for (int i = from; i < to; i++) {
      numbers[i] = 1;
    }
  }
}

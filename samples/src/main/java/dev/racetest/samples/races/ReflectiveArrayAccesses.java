package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.reflect.Array;
import java.util.function.Consumer;

/** {@code java.lang.reflect.Array}: the accesses of the element, and of no other one. */
public class ReflectiveArrayAccesses {
  private static void byTwo(Object array, Consumer<Object> access) throws InterruptedException {
    Threads.Action action = () -> access.accept(array);
    Threads.runAll(action, action);
  }

  /** {@code setBoolean} against {@code getBoolean}. */
  @Verdict(value = Expected.DATA_RACE, variable = "boolean[1]")
  public void aBoolean() throws Exception {
    byTwo(new boolean[2], array -> Array.setBoolean(array, 1, !Array.getBoolean(array, 1)));
  }

  /** {@code setByte} against {@code getByte}. */
  @Verdict(value = Expected.DATA_RACE, variable = "byte[1]")
  public void aByte() throws Exception {
    byTwo(new byte[2], array -> Array.setByte(array, 1, (byte) (Array.getByte(array, 1) + 1)));
  }

  /** {@code setShort} against {@code getShort}. */
  @Verdict(value = Expected.DATA_RACE, variable = "short[1]")
  public void aShort() throws Exception {
    byTwo(new short[2], array -> Array.setShort(array, 1, (short) (Array.getShort(array, 1) + 1)));
  }

  /** {@code setChar} against {@code getChar}. */
  @Verdict(value = Expected.DATA_RACE, variable = "char[1]")
  public void aChar() throws Exception {
    byTwo(new char[2], array -> Array.setChar(array, 1, (char) (Array.getChar(array, 1) + 1)));
  }

  /** {@code setInt} against {@code getInt}. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void anInt() throws Exception {
    byTwo(new int[2], array -> Array.setInt(array, 1, Array.getInt(array, 1) + 1));
  }

  /** {@code setLong} against {@code getLong}. */
  @Verdict(value = Expected.DATA_RACE, variable = "long[1]")
  public void aLong() throws Exception {
    byTwo(new long[2], array -> Array.setLong(array, 1, Array.getLong(array, 1) + 1));
  }

  /** {@code setFloat} against {@code getFloat}. */
  @Verdict(value = Expected.DATA_RACE, variable = "float[1]")
  public void aFloat() throws Exception {
    byTwo(new float[2], array -> Array.setFloat(array, 1, Array.getFloat(array, 1) + 1));
  }

  /** {@code setDouble} against {@code getDouble}. */
  @Verdict(value = Expected.DATA_RACE, variable = "double[1]")
  public void aDouble() throws Exception {
    byTwo(new double[2], array -> Array.setDouble(array, 1, Array.getDouble(array, 1) + 1));
  }

  /** {@code set} against itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[1]")
  public void aReference() throws Exception {
    byTwo(new String[2], array -> Array.set(array, 1, "somebody"));
  }

  /** {@code get} boxes the number that is written without reflection. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void aBoxedInt() throws Exception {
    int[] numbers = new int[2];
    Object[] seen = new Object[1];
    Threads.runAll(() -> numbers[1] = 1, () -> seen[0] = Array.get(numbers, 1));
  }

  /** The array was made by reflection; that makes no difference. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void elementOfAnArrayMadeByReflection() throws Exception {
    int[] numbers = (int[]) Array.newInstance(int.class, 2);
    Threads.runAll(() -> Array.setInt(numbers, 1, 5), () -> numbers[1]++);
  }

  /** Its neighbour is another variable. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    byte[] bytes = (byte[]) Array.newInstance(byte.class, 2);
    Threads.runAll(() -> Array.setByte(bytes, 0, (byte) 1), () -> Array.set(bytes, 1, (byte) 1));
    Check.equal(2, bytes[0] + bytes[1]);
  }

  /** The same index of two arrays. */
  @Verdict(Expected.SILENT)
  public void sameIndexOfTwoArrays() throws Exception {
    long[] one = new long[1];
    long[] other = new long[1];
    Threads.runAll(() -> Array.setLong(one, 0, 1), () -> Array.setLong(other, 0, 1));
    Check.equal(2L, one[0] + other[0]);
  }

  /** The length is no variable. */
  @Verdict(Expected.SILENT)
  public void lengthWhileElementsAreWritten() throws Exception {
    int[] numbers = new int[2];
    Threads.runAll(
        () -> Array.setInt(numbers, 1, 5), () -> Check.equal(2, Array.getLength(numbers)));
  }

  /** Both read what was written before they were started. */
  @Verdict(Expected.SILENT)
  public void readByBoth() throws Exception {
    Object numbers = new int[] {1, 2};
    byTwo(numbers, array -> Check.equal(3, Array.getInt(array, 0) + (int) Array.getLong(array, 1)));
  }

  /** With a lock around it, it is as good as any other increment. */
  @Verdict(Expected.SILENT)
  public void underALock() throws Exception {
    byTwo(
        new double[1],
        array -> {
          synchronized (array) {
            Array.setDouble(array, 0, Array.getDouble(array, 0) + 1);
          }
        });
  }
}

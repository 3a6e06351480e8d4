package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Accesses that end with an exception: what has not been accessed does not race. */
public class FailedAccesses {
  private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final class Box {
    int content;

    Object copy() throws CloneNotSupportedException {
      return super.clone();
    }
  }

  private static void assertFails(Class<? extends Exception> type, Threads.Action action)
      throws Exception {
    try {
      action.run();
    } catch (Exception expected) {
      if (type.isInstance(expected)) {
        return;
      }
      throw expected;
    }
    throw new AssertionError("no " + type.getName());
  }

  /** There is no such element. */
  @Verdict(Expected.SILENT)
  public void indexOutOfBounds() throws Exception {
    int[] numbers = new int[3];
    Threads.Action increment =
        () -> assertFails(IndexOutOfBoundsException.class, () -> numbers[3]++);
    Threads.runAll(increment, increment);
  }

  /** Who fails with one index may succeed with the next. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void indexInBoundsAfterAll() throws Exception {
    int[] numbers = new int[3];
    Threads.Action increment =
        () -> {
          assertFails(IndexOutOfBoundsException.class, () -> numbers[3]++);
          numbers[2]++;
        };
    Threads.runAll(increment, increment);
  }

  /** Numbers are not copied from one type to another. */
  @Verdict(Expected.SILENT)
  public void copyToTheWrongType() throws Exception {
    int[] numbers = new int[2];
    Object other = new long[2];
    Threads.runAll(
        () ->
            assertFails(ArrayStoreException.class, () -> System.arraycopy(numbers, 0, other, 0, 2)),
        () -> {
          numbers[0]++;
          ((long[]) other)[1]++;
        });
    Check.equal(1, numbers[0]);
  }

  /** What stands before the element that does not fit has been copied. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void copyBeforeTheWrongType() throws Exception {
    String[] names = new String[3];
    Threads.runAll(() -> copyHalfOf(names), () -> names[0] = "Eve");
  }

  /** What stands behind it has not. */
  @Verdict(Expected.SILENT)
  public void copyBehindTheWrongType() throws Exception {
    String[] names = new String[3];
    Threads.runAll(() -> copyHalfOf(names), () -> names[2] = "Eve");
    Check.equal("Eve", names[2]);
  }

  private static void copyHalfOf(String[] names) throws Exception {
    Object[] source = {"Ann", 5, "Bob"};
    assertFails(ArrayStoreException.class, () -> System.arraycopy(source, 0, names, 0, 3));
  }

  /** The range ends behind the array, so nothing is filled. */
  @Verdict(Expected.SILENT)
  public void fillOutOfBounds() throws Exception {
    int[] numbers = new int[3];
    Threads.runAll(
        () -> assertFails(IndexOutOfBoundsException.class, () -> Arrays.fill(numbers, 1, 4, 7)),
        () -> numbers[1]++);
    Check.equal(1, numbers[1]);
  }

  /** The object may not be cloned, so nothing of it is read. */
  @Verdict(Expected.SILENT)
  public void cloneOfAnObjectWithoutLeave() throws Exception {
    Box box = new Box();
    Threads.runAll(
        () -> assertFails(CloneNotSupportedException.class, box::copy), () -> box.content++);
    Check.equal(1, box.content);
  }

  /** A {@code byte} does. */
  @Verdict(value = Expected.DATA_RACE, variable = "Box.content")
  public void reflectiveValueThatFits() throws Exception {
    Field content = Box.class.getDeclaredField("content");
    Box box = new Box();
    Threads.runAll(() -> content.setByte(box, (byte) 5), () -> box.content++);
  }

  /** The object is of another class. */
  @Verdict(Expected.SILENT)
  public void reflectiveObjectOfTheWrongType() throws Exception {
    Field content = Box.class.getDeclaredField("content");
    int[] numbers = new int[4];
    Threads.Action write =
        () -> assertFails(IllegalArgumentException.class, () -> content.setInt(numbers, 5));
    Threads.runAll(write, write);
  }

  /** By reflection there is no such element either. */
  @Verdict(Expected.SILENT)
  public void reflectiveIndexOutOfBounds() throws Exception {
    int[] numbers = new int[3];
    Threads.Action write =
        () -> assertFails(IndexOutOfBoundsException.class, () -> Array.setInt(numbers, 3, 5));
    Threads.runAll(write, write);
  }

  /** Nor is there by a handle. */
  @Verdict(Expected.SILENT)
  public void varHandleOutOfBounds() throws Exception {
    int[] numbers = new int[3];
    Threads.Action write =
        () -> assertFails(IndexOutOfBoundsException.class, () -> NUMBERS.set(numbers, 3, 5));
    Threads.runAll(write, write);
  }

  /** A view whose last byte is missing writes no byte. */
  @Verdict(Expected.SILENT)
  public void viewOutOfBounds() throws Exception {
    byte[] bytes = new byte[5];
    Threads.runAll(
        () -> assertFails(IndexOutOfBoundsException.class, () -> INTS.set(bytes, 2, 5)),
        () -> bytes[3]++);
    Check.equal((byte) 1, bytes[3]);
  }
}

package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Elements of arrays, and groups of bytes, under a {@code VarHandle}. */
public class VarHandleElements {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle OBJECTS = MethodHandles.arrayElementVarHandle(int[][].class);
  private static final VarHandle BYTES_AS_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Each element is a variable of its own. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    int[] array = new int[2];
    Threads.runAll(() -> INTS.set(array, 0, 1), () -> INTS.set(array, 1, 2));
    Check.equal(3, array[0] + array[1]);
  }

  /** Plain accesses of one element by two threads. */
  @Verdict(Expected.DATA_RACE)
  public void plainElement() throws Exception {
    int[] array = new int[2];
    Threads.runAll(
        () -> INTS.set(array, 1, 1), () -> Check.that((int) INTS.get(array, 1) >= 0, "unreadable"));
  }

  /** The handle accesses the same element as the code beside it does. */
  @Verdict(Expected.DATA_RACE)
  public void plainElementOnOneSide() throws Exception {
    int[] array = new int[2];
    Threads.runAll(() -> INTS.set(array, 1, 1), () -> array[1] = 2);
  }

  /** One step for each, on the same element. */
  @Verdict(Expected.SILENT)
  public void atomicElement() throws Exception {
    int[] array = new int[2];
    Threads.Action increment = () -> INTS.getAndAdd(array, 1, 1);
    Threads.runAll(increment, increment);
    Check.equal(2, array[1]);
  }

  /** An element that is set by a release publishes what it points to. */
  @Verdict(Expected.SILENT)
  public void publishedByRelease() throws Exception {
    int[][] slots = new int[1][];
    Threads.runAll(
        () -> OBJECTS.setRelease(slots, 0, new int[] {1}),
        () -> {
          int[] seen = (int[]) OBJECTS.getAcquire(slots, 0);
          Check.that(seen == null || seen[0] == 1, "half an object");
        });
  }

  /** An opaque element does not: the object may be seen before what is in it. */
  @Verdict(Expected.DATA_RACE)
  public void publishedByOpaque() throws Exception {
    int[][] slots = new int[1][];
    Threads.runAll(
        () -> {
          int[] box = new int[1];
          box[0] = 1;
          OBJECTS.setOpaque(slots, 0, box);
        },
        () -> {
          int[] seen = (int[]) OBJECTS.getOpaque(slots, 0);
          Check.that(seen == null || seen[0] >= 0, "unreadable");
        });
  }

  /** Groups of four bytes side by side have nothing in common. */
  @Verdict(Expected.SILENT)
  public void groupsSideBySide() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(
        () -> BYTES_AS_INT.set(bytes, 0, 0x01020304), () -> BYTES_AS_INT.set(bytes, 4, 0x05060708));
    Check.equal(4, (int) bytes[0]);
    Check.equal(5, (int) bytes[7]);
  }

  /** Groups of bytes under one lock. */
  @Verdict(Expected.SILENT)
  public void overlappingUnderLock() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(
        () -> {
          synchronized (bytes) {
            BYTES_AS_INT.set(bytes, 0, 0x01010101);
          }
        },
        () -> {
          synchronized (bytes) {
            bytes[3] = 1;
          }
        });
    Check.equal(0x01010101, (int) BYTES_AS_INT.get(bytes, 0));
  }

  /** The last byte of the group is read while the group is written. */
  @Verdict(Expected.DATA_RACE)
  public void byteInsideGroup() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(
        () -> BYTES_AS_INT.set(bytes, 0, 0x01020304),
        () -> Check.that(bytes[3] >= 0, "unreadable"));
  }

  /** Two groups share two bytes. */
  @Verdict(Expected.DATA_RACE)
  public void overlappingGroups() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(
        () -> BYTES_AS_INT.set(bytes, 0, 0x01020304), () -> BYTES_AS_INT.set(bytes, 2, 0x05060708));
  }
}

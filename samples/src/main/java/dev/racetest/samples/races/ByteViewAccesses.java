package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Views of several bytes of an array as one value: they access all these bytes and no others. */
public class ByteViewAccesses {
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN);
  }

  /** A byte in the middle of an {@code int} that is written. */
  @Verdict(value = Expected.DATA_RACE, variable = "byte[2]")
  public void intAgainstOneOfItsBytes() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(() -> INTS.set(bytes, 0, 5), () -> bytes[2]++);
  }

  /** The byte behind an {@code int} that is written. */
  @Verdict(Expected.SILENT)
  public void intBesideTheNextByte() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(() -> INTS.set(bytes, 0, 5), () -> bytes[4]++);
    Check.equal(6, bytes[3] + bytes[4]);
  }

  /** The last byte of a {@code long} that is read. */
  @Verdict(value = Expected.DATA_RACE, variable = "byte[7]")
  public void longReadAgainstItsLastByte() throws Exception {
    byte[] bytes = new byte[8];
    long[] seen = new long[1];
    Threads.runAll(() -> seen[0] = (long) LONGS.get(bytes, 0), () -> bytes[7] = 1);
  }

  /** Two who read the same {@code long}. */
  @Verdict(Expected.SILENT)
  public void longReadByBoth() throws Exception {
    byte[] bytes = new byte[8];
    bytes[7] = 5;
    Threads.Action read = () -> Check.equal(5L, (long) LONGS.get(bytes, 0));
    Threads.runAll(read, read);
  }

  /** A {@code short} and an {@code int} that need not be aligned share one byte. */
  @Verdict(value = Expected.DATA_RACE, variable = "byte[1]")
  public void viewsThatOverlap() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(() -> SHORTS.set(bytes, 0, (short) 1), () -> INTS.set(bytes, 1, 2));
  }

  /** A {@code short} and an {@code int} beside each other. */
  @Verdict(Expected.SILENT)
  public void viewsThatTouch() throws Exception {
    byte[] bytes = new byte[8];
    Threads.runAll(() -> SHORTS.set(bytes, 0, (short) 1), () -> INTS.set(bytes, 2, 2));
    Check.equal(3, bytes[1] + bytes[5]);
  }
}

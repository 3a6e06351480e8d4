package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.reflect.Field;

/**
 * {@code Field.get}, {@code Field.set} and their forms for each type: the accesses of the field.
 */
public class ReflectiveFieldAccesses {
  private static final class Cell {
    boolean marked;
    byte small;
    short middling;
    char letter;
    int count;
    long total;
    float share;
    double mean;
    Object owner;
    volatile long visibleTotal;
    final int size = Integer.parseInt("4");
  }

  private interface Change {
    void of(Field field, Cell cell) throws IllegalAccessException;
  }

  private static Field field(String name) throws NoSuchFieldException {
    return Cell.class.getDeclaredField(name);
  }

  private static void byTwo(String name, Change change) throws Exception {
    Field field = field(name);
    Cell cell = new Cell();
    Threads.Action action = () -> change.of(field, cell);
    Threads.runAll(action, action);
  }

  /** {@code setBoolean} against {@code getBoolean}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.marked")
  public void aBoolean() throws Exception {
    byTwo("marked", (field, cell) -> field.setBoolean(cell, !field.getBoolean(cell)));
  }

  /** {@code setByte} against {@code getByte}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.small")
  public void aByte() throws Exception {
    byTwo("small", (field, cell) -> field.setByte(cell, (byte) (field.getByte(cell) + 1)));
  }

  /** {@code setShort} against {@code getShort}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.middling")
  public void aShort() throws Exception {
    byTwo("middling", (field, cell) -> field.setShort(cell, (short) (field.getShort(cell) + 1)));
  }

  /** {@code setChar} against {@code getChar}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.letter")
  public void aChar() throws Exception {
    byTwo("letter", (field, cell) -> field.setChar(cell, (char) (field.getChar(cell) + 1)));
  }

  /** {@code setInt} against {@code getInt}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void anInt() throws Exception {
    byTwo("count", (field, cell) -> field.setInt(cell, field.getInt(cell) + 1));
  }

  /** {@code setLong} against {@code getLong}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.total")
  public void aLong() throws Exception {
    byTwo("total", (field, cell) -> field.setLong(cell, field.getLong(cell) + 1));
  }

  /** {@code setFloat} against {@code getFloat}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.share")
  public void aFloat() throws Exception {
    byTwo("share", (field, cell) -> field.setFloat(cell, field.getFloat(cell) + 1));
  }

  /** {@code setDouble} against {@code getDouble}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.mean")
  public void aDouble() throws Exception {
    byTwo("mean", (field, cell) -> field.setDouble(cell, field.getDouble(cell) + 1));
  }

  /** {@code set} against itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.owner")
  public void aReference() throws Exception {
    byTwo("owner", (field, cell) -> field.set(cell, "somebody"));
  }

  /** {@code set} and {@code get} with a box around the number. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void aBoxedInt() throws Exception {
    byTwo("count", (field, cell) -> field.set(cell, (Integer) field.get(cell) + 1));
  }

  /** {@code getLong} reads an {@code int} that is written without reflection. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void anIntReadAsALong() throws Exception {
    Field count = field("count");
    Cell cell = new Cell();
    long[] seen = new long[1];
    Threads.runAll(() -> cell.count = 1, () -> seen[0] = count.getLong(cell));
  }

  /** A volatile field is volatile by reflection, too. */
  @Verdict(Expected.SILENT)
  public void aVolatileLong() throws Exception {
    byTwo("visibleTotal", (field, cell) -> field.setLong(cell, field.getLong(cell) + 1));
  }

  /** Reads do not conflict, whether the field is final or not. */
  @Verdict(Expected.SILENT)
  public void readByBoth() throws Exception {
    Field count = field("count");
    byTwo("size", (field, cell) -> Check.equal(4, field.getInt(cell) + count.getInt(cell)));
  }

  /** Two fields of one object. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    Field small = field("small");
    Field middling = field("middling");
    Cell cell = new Cell();
    Threads.runAll(() -> small.setByte(cell, (byte) 1), () -> middling.set(cell, (short) 1));
    Check.equal(2, cell.small + cell.middling);
  }

  /** One field of two objects. */
  @Verdict(Expected.SILENT)
  public void sameFieldOfTwoObjects() throws Exception {
    Field count = field("count");
    Cell one = new Cell();
    Cell other = new Cell();
    Threads.runAll(() -> count.setInt(one, 1), () -> count.setInt(other, 1));
    Check.equal(2, one.count + other.count);
  }

  /** With a lock around it, it is as good as any other increment. */
  @Verdict(Expected.SILENT)
  public void underALock() throws Exception {
    byTwo(
        "count",
        (field, cell) -> {
          synchronized (cell) {
            field.setInt(cell, field.getInt(cell) + 1);
          }
        });
  }
}

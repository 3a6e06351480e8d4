package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.function.Consumer;

/** Instance fields of every type: each field of each object is a variable by itself. */
public class InstanceFieldAccesses {
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
  }

  private static void byTwo(Consumer<Cell> access) throws InterruptedException {
    Cell cell = new Cell();
    Threads.Action action = () -> access.accept(cell);
    Threads.runAll(action, action);
  }

  private static void changeAll(Cell cell) {
    cell.marked = !cell.marked;
    cell.small++;
    cell.middling++;
    cell.letter++;
    cell.count++;
    cell.total++;
    cell.share++;
    cell.mean++;
    cell.owner = cell;
  }

  /** Both turn the same {@code boolean} over. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.marked")
  public void aBoolean() throws Exception {
    byTwo(cell -> cell.marked = !cell.marked);
  }

  /** Both increment the same {@code byte}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.small")
  public void aByte() throws Exception {
    byTwo(cell -> cell.small++);
  }

  /** Both increment the same {@code short}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.middling")
  public void aShort() throws Exception {
    byTwo(cell -> cell.middling++);
  }

  /** Both increment the same {@code char}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.letter")
  public void aChar() throws Exception {
    byTwo(cell -> cell.letter++);
  }

  /** Both increment the same {@code int}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void anInt() throws Exception {
    byTwo(cell -> cell.count++);
  }

  /** Both write the same {@code long}, which may be torn into halves. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.total")
  public void aLong() throws Exception {
    byTwo(cell -> cell.total = -1L);
  }

  /** Both increment the same {@code float}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.share")
  public void aFloat() throws Exception {
    byTwo(cell -> cell.share++);
  }

  /** Both write the same {@code double}, which may be torn into halves. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.mean")
  public void aDouble() throws Exception {
    byTwo(cell -> cell.mean = 0.5);
  }

  /** Both write the same reference; that it is the same value does not order them. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.owner")
  public void aReference() throws Exception {
    byTwo(cell -> cell.owner = cell);
  }

  /** One lock around everything orders the accesses of every type. */
  @Verdict(Expected.SILENT)
  public void everyTypeUnderALock() throws Exception {
    byTwo(
        cell -> {
          synchronized (cell) {
            changeAll(cell);
          }
        });
  }

  /** Fields beside each other are variables of their own, however small they are. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    Cell cell = new Cell();
    Threads.runAll(
        () -> {
          cell.marked = true;
          cell.middling++;
          cell.count++;
          cell.share++;
          cell.owner = cell;
        },
        () -> {
          cell.small++;
          cell.letter++;
          cell.total++;
          cell.mean++;
        });
    Check.equal((byte) 1, cell.small);
  }

  /** The same fields of two objects have nothing in common but their names. */
  @Verdict(Expected.SILENT)
  public void sameFieldsOfTwoObjects() throws Exception {
    Cell one = new Cell();
    Cell other = new Cell();
    Threads.runAll(() -> changeAll(one), () -> changeAll(other));
  }

  /**
   * What was written before the threads were started is seen by them, and reads do not conflict.
   */
  @Verdict(Expected.SILENT)
  public void writtenBeforeTheStart() throws Exception {
    Cell cell = new Cell();
    cell.count = 1;
    Threads.Action read = () -> Check.equal(1, cell.count);
    Threads.runAll(read, read);
  }

  /** The thread may be faster than the write that follows its start. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void writtenAfterTheStart() throws Exception {
    Cell cell = new Cell();
    Thread reader = Threads.start(() -> Check.that(cell.count >= 0, "unreadable"));
    cell.count = 1;
    reader.join();
  }

  /** Who has joined a thread sees all that it wrote. */
  @Verdict(Expected.SILENT)
  public void readAfterTheJoin() throws Exception {
    Cell cell = new Cell();
    Thread writer = Threads.start(() -> changeAll(cell));
    writer.join();
    Check.equal(1L, cell.total);
  }

  /** It is too early to read what a thread writes that has not been joined. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.total")
  public void readBeforeTheJoin() throws Exception {
    Cell cell = new Cell();
    Thread writer = Threads.start(() -> cell.total++);
    Check.that(cell.total >= 0, "unreadable");
    writer.join();
  }
}

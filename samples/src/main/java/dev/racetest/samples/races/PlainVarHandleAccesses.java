package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/** The plain modes of a {@code VarHandle}: the accesses of what it stands for, and no more. */
public class PlainVarHandleAccesses {
  private static final class Cell {
    private boolean marked;
    private int count;
    private long total;
    private Object owner;
  }

  private static final VarHandle MARKED = handle("marked", boolean.class);
  private static final VarHandle COUNT = handle("count", int.class);
  private static final VarHandle TOTAL = handle("total", long.class);
  private static final VarHandle OWNER = handle("owner", Object.class);
  private static final VarHandle SERVED = staticHandle();
  private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle NAMES = MethodHandles.arrayElementVarHandle(String[].class);

  private static int served;

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Cell.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static VarHandle staticHandle() {
    try {
      return MethodHandles.lookup()
          .findStaticVarHandle(PlainVarHandleAccesses.class, "served", int.class);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void byTwo(Consumer<Cell> access) throws InterruptedException {
    Cell cell = new Cell();
    Threads.Action action = () -> access.accept(cell);
    Threads.runAll(action, action);
  }

  /** A {@code boolean}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.marked")
  public void aBoolean() throws Exception {
    byTwo(cell -> MARKED.set(cell, !(boolean) MARKED.get(cell)));
  }

  /** An {@code int}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void anInt() throws Exception {
    byTwo(cell -> COUNT.set(cell, (int) COUNT.get(cell) + 1));
  }

  /** A {@code long}, which may be torn into halves. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.total")
  public void aLong() throws Exception {
    byTwo(cell -> TOTAL.set(cell, -1L));
  }

  /** A reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.owner")
  public void aReference() throws Exception {
    byTwo(cell -> OWNER.set(cell, (Object) cell));
  }

  /** With the handle on one side only. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void setAgainstDirectRead() throws Exception {
    Cell cell = new Cell();
    int[] seen = new int[1];
    Threads.runAll(() -> COUNT.set(cell, 1), () -> seen[0] = cell.count);
  }

  /** With the handle on the other side only. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.total")
  public void directWriteAgainstGet() throws Exception {
    Cell cell = new Cell();
    long[] seen = new long[1];
    Threads.runAll(() -> cell.total = 1, () -> seen[0] = (long) TOTAL.get(cell));
  }

  /** A static field. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainVarHandleAccesses.served")
  public void aStaticField() throws Exception {
    Threads.runAll(() -> SERVED.set(1), () -> served++);
  }

  /** An element. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void anElement() throws Exception {
    int[] numbers = new int[2];
    Threads.runAll(() -> NUMBERS.set(numbers, 1, 5), () -> numbers[1]++);
  }

  /** An element that is a reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void anElementThatIsAReference() throws Exception {
    String[] names = new String[1];
    String[] seen = new String[1];
    Threads.runAll(() -> NAMES.set(names, 0, "Ann"), () -> seen[0] = (String) NAMES.get(names, 0));
  }

  /** A handle made from a reflected field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.count")
  public void anUnreflectedField() throws Exception {
    VarHandle handle =
        MethodHandles.lookup().unreflectVarHandle(Cell.class.getDeclaredField("count"));
    byTwo(cell -> handle.set(cell, 1));
  }

  /** Both read what was written before their start. */
  @Verdict(Expected.SILENT)
  public void readByBoth() throws Exception {
    byTwo(cell -> Check.equal(0, (int) COUNT.get(cell) + cell.count));
  }

  /** Fields and elements beside each other. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    Cell cell = new Cell();
    int[] numbers = new int[2];
    Threads.runAll(
        () -> {
          COUNT.set(cell, 1);
          NUMBERS.set(numbers, 0, 1);
        },
        () -> {
          TOTAL.set(cell, 1L);
          NUMBERS.set(numbers, 1, 1);
        });
    Check.equal(2, numbers[0] + numbers[1]);
  }

  /** One handle for two objects. */
  @Verdict(Expected.SILENT)
  public void sameFieldOfTwoObjects() throws Exception {
    Cell one = new Cell();
    Cell other = new Cell();
    Threads.runAll(() -> COUNT.set(one, 1), () -> COUNT.set(other, 1));
    Check.equal(2, one.count + other.count);
  }

  /** A lock orders plain accesses, whatever they are made with. */
  @Verdict(Expected.SILENT)
  public void underALock() throws Exception {
    byTwo(
        cell -> {
          synchronized (cell) {
            COUNT.set(cell, (int) COUNT.get(cell) + 1);
          }
        });
  }

  /** A static field, ordered by start and join. */
  @Verdict(Expected.SILENT)
  public void aStaticFieldAfterTheJoin() throws Exception {
    SERVED.set(1);
    Threads.runAll(() -> served++);
    Check.equal(2, (int) SERVED.get());
  }
}

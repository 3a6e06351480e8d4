package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** Static fields: each belongs to the class that declares it, by whatever name it is reached. */
public class StaticFieldAccesses {
  private static int count;
  private static long total;
  private static Object owner;
  private static boolean open;

  private static class Base {
    static int shared;
    static int hidden;
  }

  private static final class Derived extends Base {
    static int hidden;
  }

  private interface Limits {
    int MOST = 10;
    int[] STEPS = {1, 2, 3};
  }

  /** Both increment the same {@code int}. */
  @Verdict(value = Expected.DATA_RACE, variable = "StaticFieldAccesses.count")
  public void anInt() throws Exception {
    Threads.Action increment = () -> count++;
    Threads.runAll(increment, increment);
  }

  /** One writes a {@code long} while the other one reads it, perhaps half of it. */
  @Verdict(value = Expected.DATA_RACE, variable = "StaticFieldAccesses.total")
  public void aLong() throws Exception {
    long[] seen = new long[1];
    Threads.runAll(() -> total = -1L, () -> seen[0] = total);
  }

  /** One publishes an object while the other one looks for it. */
  @Verdict(value = Expected.DATA_RACE, variable = "StaticFieldAccesses.owner")
  public void aReference() throws Exception {
    Object[] seen = new Object[1];
    Threads.runAll(() -> owner = "somebody", () -> seen[0] = owner);
  }

  /** Sleeping gives the writer time, but it orders nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "StaticFieldAccesses.open")
  public void readAfterSleeping() throws Exception {
    boolean[] seen = new boolean[1];
    Threads.runAll(
        () -> open = true,
        () -> {
          Thread.sleep(100);
          seen[0] = open;
        });
  }

  /** Static methods that are synchronized share the lock of their class. */
  @Verdict(Expected.SILENT)
  public void underTheLockOfTheClass() throws Exception {
    count = 0;
    Threads.runAll(StaticFieldAccesses::countOn, StaticFieldAccesses::countOn);
    Check.equal(2, count);
  }

  private static synchronized void countOn() {
    count++;
  }

  /** The lock of the class does not guard against the one who does not take it. */
  @Verdict(value = Expected.DATA_RACE, variable = "StaticFieldAccesses.count")
  public void besideTheLockOfTheClass() throws Exception {
    Threads.runAll(StaticFieldAccesses::countOn, () -> count++);
  }

  /** Static fields of one class are variables of their own. */
  @Verdict(Expected.SILENT)
  public void neighbours() throws Exception {
    count = 0;
    Threads.runAll(
        () -> {
          count++;
          owner = "somebody";
        },
        () -> {
          total++;
          open = true;
        });
    Check.equal(1, count);
  }

  /** What is written before a thread starts and read after its end needs no lock. */
  @Verdict(Expected.SILENT)
  public void handedOverByStartAndJoin() throws Exception {
    total = 1;
    Threads.runAll(() -> total++);
    Check.equal(2L, total);
  }

  /** The subclass's name leads to the field of its superclass. */
  @Verdict(value = Expected.DATA_RACE, variable = "Base.shared")
  public void byTheNameOfTheSubclass() throws Exception {
    Threads.runAll(() -> Base.shared++, () -> Derived.shared++);
  }

  /** A field that hides another one is not that other one. */
  @Verdict(Expected.SILENT)
  public void hiddenByTheSubclass() throws Exception {
    Threads.runAll(() -> Base.hidden++, () -> Derived.hidden++);
    Check.equal(Base.hidden, Derived.hidden);
  }

  /** The constants of an interface are final, and so is the reference to an array among them. */
  @Verdict(Expected.SILENT)
  public void constantsOfAnInterface() throws Exception {
    Threads.Action read = () -> Check.that(Limits.STEPS.length < Limits.MOST, "too many");
    Threads.runAll(read, read);
  }

  /** The elements of a constant array are not constant. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[2]")
  public void elementsOfAConstant() throws Exception {
    Threads.Action increment = () -> Limits.STEPS[2]++;
    Threads.runAll(increment, increment);
  }
}

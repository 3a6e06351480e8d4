package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** Static initializers: everybody who uses a class sees what its initializer wrote (JLS 12.4.2). */
public class InitializerAccesses {
  private static final class Defaults {
    static int size = Integer.parseInt("3");
    static long limit;
    static int[] steps = new int[size];
    static final Box BOX = new Box();

    static {
      limit = 10L * size;
      for (int i = 0; i < size; i++) {
        steps[i] = i + 1;
      }
      BOX.content = 7;
    }
  }

  private static final class Box {
    int content;
  }

  private enum Colour {
    RED(1),
    BLUE(2);

    final int code;
    int uses;

    Colour(int code) {
      this.code = code;
    }
  }

  /** Two first users read fields that are not final; the initializer comes before both. */
  @Verdict(Expected.SILENT)
  public void readByFirstUsers() throws Exception {
    Threads.Action read =
        () -> {
          Check.equal(3, Defaults.size);
          Check.equal(30L, Defaults.limit);
        };
    Threads.runAll(read, read);
  }

  /** A write after the initialisation is a write like any other. */
  @Verdict(value = Expected.DATA_RACE, variable = "Defaults.size")
  public void writtenAfterInitialization() throws Exception {
    int[] seen = new int[1];
    Threads.runAll(() -> Defaults.size = 4, () -> seen[0] = Defaults.size);
  }

  /** The elements of an array that the initializer made and filled. */
  @Verdict(Expected.SILENT)
  public void arrayFilledByTheInitializer() throws Exception {
    Threads.Action read = () -> Check.equal(6, Defaults.steps[0] + Defaults.steps[2] + 2);
    Threads.runAll(read, read);
  }

  /** The array is replaced, and its reader gets the old one or the new one. */
  @Verdict(value = Expected.DATA_RACE, variable = "Defaults.steps")
  public void arrayReplaced() throws Exception {
    int[] seen = new int[1];
    Threads.runAll(() -> Defaults.steps = new int[4], () -> seen[0] = Defaults.steps.length);
  }

  /** The initializer is far away when an element of its array is written. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void arrayWrittenLater() throws Exception {
    int[] seen = new int[1];
    Threads.runAll(() -> Defaults.steps[1] = 9, () -> seen[0] = Defaults.steps[1]);
  }

  /** What the initializer wrote into another object is seen as well. */
  @Verdict(Expected.SILENT)
  public void objectFilledByTheInitializer() throws Exception {
    Threads.Action read = () -> Check.equal(7, Defaults.BOX.content);
    Threads.runAll(read, read);
  }

  /** The reference is constant, the object is not. */
  @Verdict(value = Expected.DATA_RACE, variable = "Box.content")
  public void objectOfAConstant() throws Exception {
    Threads.Action increment = () -> Defaults.BOX.content++;
    Threads.runAll(increment, increment);
  }

  /** The constants of an enum and what their constructors wrote belong to its initializer. */
  @Verdict(Expected.SILENT)
  public void enumConstants() throws Exception {
    Threads.Action read = () -> Check.equal(3, Colour.RED.code + Colour.valueOf("BLUE").code);
    Threads.runAll(read, read);
  }

  /** A constant of an enum is an object that all share, with its mutable field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Colour.uses")
  public void mutableFieldOfAnEnumConstant() throws Exception {
    Threads.Action use = () -> Colour.RED.uses++;
    Threads.runAll(use, use);
  }

  /** Two constants are two objects. */
  @Verdict(Expected.SILENT)
  public void twoEnumConstants() throws Exception {
    Threads.runAll(() -> Colour.RED.uses++, () -> Colour.BLUE.uses++);
    Check.equal(Colour.RED.uses, Colour.BLUE.uses);
  }
}

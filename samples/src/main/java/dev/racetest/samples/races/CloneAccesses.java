package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** {@code clone}: it reads every element of an array and every field of an object, once. */
public class CloneAccesses {
  private static class Animal implements Cloneable {
    int legs = 4;

    Animal copy() {
      try {
        return (Animal) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final class Sheep extends Animal {
    long wool;
    String name = "Dolly";
    final int[] ages = new int[2];

    synchronized Animal copyUnderALock() {
      return copy();
    }

    synchronized void grow() {
      wool++;
    }
  }

  private interface Copies {
    Animal of(Sheep sheep);
  }

  private static void copyWhile(Copies copies, Threads.Action change, Sheep sheep)
      throws InterruptedException {
    Animal[] copy = new Animal[1];
    Threads.runAll(() -> copy[0] = copies.of(sheep), change);
    Check.equal(4, copy[0].legs);
  }

  /** An element of the array that is cloned. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void elementOfAnArray() throws Exception {
    int[] numbers = new int[2];
    int[][] copy = new int[1][];
    Threads.runAll(() -> copy[0] = numbers.clone(), () -> numbers[1] = 5);
  }

  /** An element that is a reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void referenceInAnArray() throws Exception {
    String[] names = new String[2];
    String[][] copy = new String[1][];
    Threads.runAll(() -> copy[0] = names.clone(), () -> names[0] = "Ann");
  }

  /** The clone has elements of its own. */
  @Verdict(Expected.SILENT)
  public void elementOfTheCloneOfAnArray() throws Exception {
    int[] numbers = new int[2];
    int[] copy = numbers.clone();
    Threads.runAll(() -> copy[1]++, () -> numbers[1]++);
    Check.equal(2, numbers[1] + copy[1]);
  }

  /** Two who clone the same array. */
  @Verdict(Expected.SILENT)
  public void arrayClonedByBoth() throws Exception {
    int[] numbers = {1, 2};
    Threads.Action copy = () -> Check.equal(2, numbers.clone()[1]);
    Threads.runAll(copy, copy);
  }

  /** The clone of an array of arrays has the same rows. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void rowOfAClone() throws Exception {
    int[][] rows = {{1}};
    int[][] copy = rows.clone();
    Threads.runAll(() -> rows[0][0]++, () -> copy[0][0]++);
  }

  /** A row is an element like others, and its own elements are not read. */
  @Verdict(Expected.SILENT)
  public void elementOfARowWhileItsArrayIsCloned() throws Exception {
    int[][] rows = {{1}};
    int[][][] copy = new int[1][][];
    Threads.runAll(() -> copy[0] = rows.clone(), () -> rows[0][0]++);
    Check.equal(2, copy[0][0][0]);
  }

  /** A field of the object that is cloned. */
  @Verdict(value = Expected.DATA_RACE, variable = "Sheep.wool")
  public void fieldOfAnObject() throws Exception {
    Sheep sheep = new Sheep();
    copyWhile(Animal::copy, () -> sheep.wool = 5, sheep);
  }

  /** A field that is a reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "Sheep.name")
  public void referenceInAnObject() throws Exception {
    Sheep sheep = new Sheep();
    copyWhile(Animal::copy, () -> sheep.name = "Shaun", sheep);
  }

  /** A field that the superclass has brought along. */
  @Verdict(value = Expected.DATA_RACE, variable = "Animal.legs")
  public void fieldOfTheSuperclass() throws Exception {
    Sheep sheep = new Sheep();
    copyWhile(Animal::copy, () -> sheep.legs = 4, sheep);
  }

  /** The array in a field is not read, only the reference to it. */
  @Verdict(Expected.SILENT)
  public void elementOfAnArrayInAnObject() throws Exception {
    Sheep sheep = new Sheep();
    copyWhile(Animal::copy, () -> sheep.ages[0] = 5, sheep);
  }

  /** The clone has the same array, until somebody gives it a copy. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void elementOfAnArrayInTheClone() throws Exception {
    Sheep sheep = new Sheep();
    Sheep clone = (Sheep) sheep.copy();
    Threads.runAll(() -> sheep.ages[0]++, () -> clone.ages[0]++);
  }

  /** The clone has fields of its own. */
  @Verdict(Expected.SILENT)
  public void fieldOfTheClone() throws Exception {
    Sheep sheep = new Sheep();
    Sheep clone = (Sheep) sheep.copy();
    Threads.runAll(() -> sheep.wool++, () -> clone.wool++);
    Check.equal(2L, sheep.wool + clone.wool);
  }

  /** The lock is held while all fields are read. */
  @Verdict(Expected.SILENT)
  public void fieldUnderALock() throws Exception {
    Sheep sheep = new Sheep();
    copyWhile(Sheep::copyUnderALock, sheep::grow, sheep);
  }

  /** The lock is held by one of them only. */
  @Verdict(value = Expected.DATA_RACE, variable = "Sheep.wool")
  public void fieldBesideALock() throws Exception {
    Sheep sheep = new Sheep();
    copyWhile(Animal::copy, sheep::grow, sheep);
  }
}

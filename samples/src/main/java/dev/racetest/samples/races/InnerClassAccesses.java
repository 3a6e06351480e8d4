package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * Inner, local and anonymous classes, lambdas and method references: what they capture is a copy of
 * a reference, and the compiler's hidden fields for it never race.
 */
public class InnerClassAccesses {
  private static final class Counter {
    private int count;

    private final class Button {
      private int presses;

      private void press() {
        count++;
      }

      private void pressQuietly() {
        presses++;
      }
    }

    private void increment() {
      count++;
    }
  }

  private static final class Vault {
    private final Door door = new Door();

    private int throughTheVault() {
      return ++door.openings;
    }

    private static final class Door {
      private int openings;
    }
  }

  /** Two inner objects with one outer object between them. */
  @Verdict(value = Expected.DATA_RACE, variable = "Counter.count")
  public void fieldOfTheOuterObject() throws Exception {
    Counter counter = new Counter();
    Threads.runAll(counter.new Button()::press, counter.new Button()::press);
  }

  /** Two inner objects that leave the outer one alone. */
  @Verdict(Expected.SILENT)
  public void fieldsOfTwoInnerObjects() throws Exception {
    Counter counter = new Counter();
    Threads.runAll(counter.new Button()::pressQuietly, counter.new Button()::pressQuietly);
  }

  /** Two inner objects that take the lock of their outer object. */
  @Verdict(Expected.SILENT)
  public void underTheLockOfTheOuterObject() throws Exception {
    Counter counter = new Counter();
    class Guard {
      void press(Counter.Button button) {
        synchronized (counter) {
          button.press();
        }
      }
    }
    Threads.runAll(
        () -> new Guard().press(counter.new Button()),
        () -> new Guard().press(counter.new Button()));
    Check.equal(2, counter.count);
  }

  /** A private field of a nested class, from outside and from beside it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Door.openings")
  public void privateFieldOfANestedClass() throws Exception {
    Vault vault = new Vault();
    Threads.runAll(vault::throughTheVault, () -> vault.door.openings = 0);
  }

  /** An object of a local class that two threads share. */
  @Verdict(value = Expected.DATA_RACE, variable = "1Tally.votes")
  public void fieldOfALocalClass() throws Exception {
    class Tally {
      int votes;

      void vote() {
        votes++;
      }
    }
    Tally tally = new Tally();
    Threads.runAll(tally::vote, tally::vote);
  }

  /** A local class changes what its objects have captured: an array that is the same for all. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void arrayCapturedByALocalClass() throws Exception {
    int[] votes = new int[1];
    class Voter implements Threads.Action {
      @Override
      public void run() {
        votes[0]++;
      }
    }
    Threads.runAll(new Voter(), new Voter());
  }

  /** The field of an anonymous object that runs twice. */
  @Verdict(value = Expected.DATA_RACE, variable = ".visits")
  public void fieldOfAnAnonymousObject() throws Exception {
    Threads.Action visit = visit();
    Threads.runAll(visit, visit);
  }

  /** Each thread has an anonymous object of its own. */
  @Verdict(Expected.SILENT)
  public void fieldsOfTwoAnonymousObjects() throws Exception {
    Threads.runAll(visit(), visit());
  }

  private static Threads.Action visit() {
    return new Threads.Action() {
      private int visits;

      @Override
      public void run() {
        visits++;
      }
    };
  }

  /** Two lambdas with the same array. */
  @Verdict(value = Expected.DATA_RACE, variable = "long[0]")
  public void arrayCapturedByLambdas() throws Exception {
    long[] sum = new long[1];
    Threads.runAll(() -> sum[0] += 2, () -> sum[0] += 3);
  }

  /** What a lambda captures by value is its own. */
  @Verdict(Expected.SILENT)
  public void valueCapturedByLambdas() throws Exception {
    long value = Long.parseLong("5");
    long[] sums = new long[2];
    Threads.runAll(() -> sums[0] = value + 2, () -> sums[1] = value + 3);
    Check.equal(15L, sums[0] + sums[1]);
  }

  /** The same method reference twice is the same object twice. */
  @Verdict(value = Expected.DATA_RACE, variable = "Counter.count")
  public void objectOfAMethodReference() throws Exception {
    Counter counter = new Counter();
    Threads.runAll(counter::increment, counter::increment);
  }

  /** Method references bound to two objects. */
  @Verdict(Expected.SILENT)
  public void objectsOfTwoMethodReferences() throws Exception {
    Counter one = new Counter();
    Counter other = new Counter();
    Threads.runAll(one::increment, other::increment);
    Check.equal(2, one.count + other.count);
  }

  /** The lambda uses {@code this}, here the object of the program itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "InnerClassAccesses.uses")
  public void thisCapturedByLambdas() throws Exception {
    Threads.Action use = () -> uses++;
    Threads.runAll(use, use);
  }

  private int uses;
}

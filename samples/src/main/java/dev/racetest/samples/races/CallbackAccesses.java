package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Methods that access elements between calls of a function: it may wait for something that orders
 * the accesses that follow, or throw, and then none follow.
 */
public class CallbackAccesses {
  private static final class Gate {
    private final CountDownLatch latch = new CountDownLatch(1);

    void open() {
      latch.countDown();
    }

    /** Returns the value when the gate is open. */
    int pass(int value) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return value;
    }
  }

  /** The element is written when the function has returned, and it waits for the other writer. */
  @Verdict(Expected.SILENT)
  public void setAllBehindAGate() throws Exception {
    int[] numbers = new int[2];
    Gate gate = new Gate();
    Threads.runAll(
        () -> Arrays.setAll(numbers, gate::pass),
        () -> {
          numbers[1] = 5;
          gate.open();
        });
    Check.equal(1, numbers[1]);
  }

  /** The function throws before the element is written. */
  @Verdict(Expected.SILENT)
  public void setAllThatFails() throws Exception {
    int[] numbers = new int[3];
    Threads.runAll(() -> setTheFirstOf(numbers), () -> numbers[1] = 5);
    Check.equal("[7, 5, 0]", Arrays.toString(numbers));
  }

  /** It throws after another one has been written. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void setAllThatFailsTooLate() throws Exception {
    int[] numbers = new int[3];
    Threads.runAll(() -> setTheFirstOf(numbers), () -> numbers[0] = 5);
  }

  private static void setTheFirstOf(int[] numbers) {
    try {
      Arrays.setAll(numbers, i -> 7 / (1 - i));
    } catch (ArithmeticException expected) {
      return;
    }
    throw new AssertionError("divided by zero");
  }

  /** All threads of the common pool that write wait for the one that does not belong to them. */
  @Verdict(Expected.SILENT)
  public void parallelSetAllBehindAGate() throws Exception {
    int[] numbers = new int[3];
    Gate gate = new Gate();
    Threads.runAll(
        () -> Arrays.parallelSetAll(numbers, gate::pass),
        () -> {
          numbers[2] = 5;
          gate.open();
        });
    Check.equal(2, numbers[2]);
  }

  /** The last element is read twice before the gate is open, and written once behind it. */
  @Verdict(Expected.SILENT)
  public void parallelPrefixBehindAGate() throws Exception {
    int[] numbers = {1, 2, 3};
    Gate gate = new Gate();
    Threads.runAll(
        () -> Arrays.parallelPrefix(numbers, (sum, number) -> gate.pass(sum + number)),
        () -> {
          Check.equal(3, numbers[2]);
          gate.open();
        });
    Check.equal(6, numbers[2]);
  }

  /** The element is read before the function is called, and written when it has returned. */
  @Verdict(Expected.SILENT)
  public void replaceAllBehindAGate() throws Exception {
    Integer[] numbers = {1};
    List<Integer> view = Arrays.asList(numbers);
    Gate gate = new Gate();
    Threads.runAll(
        () -> view.replaceAll(number -> gate.pass(number + 1)),
        () -> {
          Check.equal(1, numbers[0]);
          gate.open();
        });
    Check.equal(2, numbers[0]);
  }

  /** The gate is too late for the read, though not for the write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Integer[0]")
  public void replaceAllOfWhatIsWrittenBeforeTheGateOpens() throws Exception {
    Integer[] numbers = {1};
    List<Integer> view = Arrays.asList(numbers);
    Gate gate = new Gate();
    Threads.runAll(
        () -> view.replaceAll(number -> gate.pass(number + 1)),
        () -> {
          numbers[0] = 5;
          gate.open();
        });
  }
}

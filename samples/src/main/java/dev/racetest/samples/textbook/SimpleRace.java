package dev.racetest.samples.textbook;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * The simple race: one thread reads a variable while another one writes it.
 *
 * <p>In the talk a goroutine captures the local variable {@code a}. Java captures only locals that
 * never change, which rules out exactly this program; wrapping the variable in an object, or in an
 * array of length one, to please the compiler brings the race back.
 */
public class SimpleRace {
  private static final class Box {
    int a = 1;
  }

  /**
   * The read and the write are not ordered by anything, so it prints 1 or 2. Starting a thread
   * orders what came <em>before</em> the start; the write comes after it.
   */
  @Verdict(value = Expected.DATA_RACE, variable = "Box.a")
  public void flawed() throws Exception {
    Box box = new Box();
    Thread printer = Threads.start(() -> System.out.println(box.a));
    box.a = 2;
    printer.join();
  }

  /**
   * The write moves before the start: {@code Thread.start} happens before all that follows in it.
   */
  @Verdict(Expected.SILENT)
  public void fixedByStart() throws Exception {
    Box box = new Box();
    box.a = 2;
    Thread printer = Threads.start(() -> System.out.println(box.a));
    printer.join();
  }

  /** The write moves behind the join: all that a thread did happens before its {@code join}. */
  @Verdict(Expected.SILENT)
  public void fixedByJoin() throws Exception {
    Box box = new Box();
    Thread printer = Threads.start(() -> System.out.println(box.a));
    printer.join();
    box.a = 2;
  }
}

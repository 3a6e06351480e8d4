package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** Arrays of arrays, and arrays under several names: a row is an element, and has elements. */
public class NestedArrayAccesses {
  private static final class Board {
    final int[] squares;

    Board(int[] squares) {
      this.squares = squares;
    }
  }

  /** Both increment the same cell of the same row. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void sameCell() throws Exception {
    int[][] grid = new int[2][3];
    Threads.Action increment = () -> grid[1][0]++;
    Threads.runAll(increment, increment);
  }

  /** The same column of two rows. */
  @Verdict(Expected.SILENT)
  public void cellsOfTwoRows() throws Exception {
    int[][] grid = new int[2][3];
    Threads.runAll(() -> grid[0][2]++, () -> grid[1][2]++);
    Check.equal(2, grid[0][2] + grid[1][2]);
  }

  /** Two rows that are one array. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void cellsOfARowThatIsThereTwice() throws Exception {
    int[] row = new int[2];
    int[][] grid = {row, row};
    Threads.runAll(() -> grid[0][1]++, () -> grid[1][1]++);
  }

  /**
   * One replaces a row while the other one looks at it; the cells are those of a row of its own.
   */
  @Verdict(value = Expected.DATA_RACE, variable = "int[][1]")
  public void rowReplaced() throws Exception {
    int[][] grid = new int[2][3];
    int[] seen = new int[1];
    Threads.runAll(() -> grid[1] = new int[4], () -> seen[0] = grid[1].length);
  }

  /** One replaces a row while the other one works on its neighbour. */
  @Verdict(Expected.SILENT)
  public void neighbourOfTheRowReplaced() throws Exception {
    int[][] grid = new int[2][3];
    Threads.runAll(() -> grid[1] = new int[4], () -> grid[0][1]++);
    Check.equal(4, grid[1].length);
  }

  /** The copy of the outer array has the same rows. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void rowsOfAShallowCopy() throws Exception {
    int[][] grid = new int[1][1];
    int[][] copy = {grid[0]};
    Threads.runAll(() -> grid[0][0]++, () -> copy[0][0]++);
  }

  /** The copy has rows of its own. */
  @Verdict(Expected.SILENT)
  public void rowsOfADeepCopy() throws Exception {
    int[][] grid = new int[1][1];
    int[][] copy = {{grid[0][0]}};
    Threads.runAll(() -> grid[0][0]++, () -> copy[0][0]++);
    Check.equal(2, grid[0][0] + copy[0][0]);
  }

  /** Two objects got the same array from their maker. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void arrayInTwoObjects() throws Exception {
    int[] squares = new int[1];
    Board one = new Board(squares);
    Board other = new Board(squares);
    Threads.runAll(() -> one.squares[0]++, () -> other.squares[0]++);
  }

  /** Each object has an array of its own. */
  @Verdict(Expected.SILENT)
  public void arrayOfEachObject() throws Exception {
    Board one = new Board(new int[1]);
    Board other = new Board(new int[1]);
    Threads.runAll(() -> one.squares[0]++, () -> other.squares[0]++);
    Check.equal(2, one.squares[0] + other.squares[0]);
  }

  /** Both put an element into the array that is an element of an array of objects. */
  @Verdict(value = Expected.DATA_RACE, variable = "Object[0]")
  public void arrayAmongObjects() throws Exception {
    Object[] objects = {"a name", new Object[1]};
    Threads.Action put = () -> ((Object[]) objects[1])[0] = "an element";
    Threads.runAll(put, put);
  }
}

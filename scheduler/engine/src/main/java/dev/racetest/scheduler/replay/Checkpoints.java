package dev.racetest.scheduler.replay;

import java.util.Arrays;

/**
 * What the event hash of an execution was on the way: eight bits of it after each step, or, if
 * there were more than 96 steps, after evenly spread ones and the last. With them a replay that
 * takes another course shows where it does: in one of 256 cases a checkpoint too late.
 */
public final class Checkpoints {
  /** Where an execution was is not known. */
  public static final Checkpoints NONE = new Checkpoints(0, new byte[0]);

  /** Each is a byte of the token. */
  private static final int MOST = 96;

  private final int steps;
  private final int spacing;
  private final byte[] marks;

  /**
   * Makes checkpoints.
   *
   * @param steps how many steps the execution had, 0 if that is not known
   * @param marks eight bits of the hash after each step that has a checkpoint
   * @throws IllegalArgumentException if there are more or fewer marks than so many steps have
   */
  Checkpoints(int steps, byte[] marks) {
    if (steps < 0 || marks.length != count(steps)) {
      throw new IllegalArgumentException(marks.length + " checkpoints for " + steps + " steps");
    }
    this.steps = steps;
    this.spacing = spacing(steps);
    this.marks = marks.clone();
  }

  /** After how many steps the next checkpoint comes, in an execution of so many steps. */
  private static int spacing(int steps) {
    return Math.max(1, (int) ((steps + MOST - 1L) / MOST));
  }

  private static int count(int steps) {
    return (int) ((steps + spacing(steps) - 1L) / spacing(steps));
  }

  /** Takes the checkpoints of an execution while it is repeated. */
  public static final class Recorder {
    private final int steps;
    private final int spacing;
    private final byte[] marks;

    /** Prepares for an execution that has so many steps. */
    public Recorder(int steps) {
      this.steps = steps;
      this.spacing = spacing(steps);
      this.marks = new byte[count(steps)];
    }

    /** After the step of this number, counted from 1 on, the event hash is this. */
    public void step(int number, long hash) {
      if (number == steps || (number < steps && number % spacing == 0)) {
        marks[(number - 1) / spacing] = mark(hash);
      }
    }

    /** The checkpoints; right only if the execution has had as many steps as were expected. */
    public Checkpoints checkpoints() {
      return new Checkpoints(steps, marks);
    }
  }

  /** Whether there are any. */
  public boolean areKnown() {
    return steps > 0;
  }

  /** How many steps the execution had; 0 if that is not known. */
  public int steps() {
    return steps;
  }

  /** Whether there is a checkpoint after the step of this number. */
  public boolean isAt(int step) {
    return step == steps || (step < steps && step % spacing == 0);
  }

  /**
   * Whether the execution may have had this event hash after the step of this number, at which
   * there is a checkpoint.
   */
  public boolean fit(int step, long hash) {
    return marks[(step - 1) / spacing] == mark(hash);
  }

  private static byte mark(long hash) {
    return (byte) (hash >>> 56);
  }

  byte[] marks() {
    return marks.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoints that
        && steps == that.steps
        && Arrays.equals(marks, that.marks);
  }

  @Override
  public int hashCode() {
    return 31 * steps + Arrays.hashCode(marks);
  }

  @Override
  public String toString() {
    return marks.length + " checkpoints of " + steps + " steps";
  }
}

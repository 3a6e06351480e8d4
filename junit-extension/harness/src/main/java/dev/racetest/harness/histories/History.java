package dev.racetest.harness.histories;

import java.util.Arrays;
import java.util.List;

/**
 * Calls, what they answered, and which of them were over before which others began. Calls have
 * numbers from 0; sets of them are bits.
 */
public final class History {
  /** How many calls a history may have. */
  public static final int MOST_CALLS = Long.SIZE;

  private final Answer[] answers;
  private final int[] threads;
  private final int[] begins;
  private final int[] ends;

  /** For each call those that were over when it began. */
  private final long[] over;

  /**
   * Makes a history.
   *
   * @param answers an answer for each call; null if it never returned
   * @param threads the thread of each call; calls of a thread are in the order of their numbers
   * @param begins when each call began, counted in any unit from 0 on; negative if it never did
   * @param ends when each call returned; of no meaning if it did not
   */
  public History(Answer[] answers, int[] threads, int[] begins, int[] ends) {
    if (answers.length > MOST_CALLS) {
      throw new IllegalArgumentException(
          "a history has at most " + MOST_CALLS + " calls, but here are " + answers.length);
    }
    this.answers = answers.clone();
    this.threads = threads.clone();
    this.begins = begins.clone();
    this.ends = ends.clone();
    this.over = new long[answers.length];
    for (int call = 0; call < over.length; call++) {
      over[call] = over(call);
    }
  }

  private long over(int call) {
    long earlier = 0L;
    for (int i = 0; i < ends.length; i++) {
      earlier |= !isPending(i) && ends[i] < begins[call] ? 1L << i : 0L;
    }
    return earlier;
  }

  /** How many calls there are. */
  public int size() {
    return answers.length;
  }

  /** What a call answered; null if it never returned. */
  public Answer answer(int call) {
    return answers[call];
  }

  /** What all of them answered, null for those that never returned. */
  public List<Answer> answers() {
    return Arrays.asList(answers.clone());
  }

  boolean isPending(int call) {
    return answers[call] == null;
  }

  /** Whether a call has begun. */
  public boolean hasBegun(int call) {
    return begins[call] >= 0;
  }

  boolean isWaiting(int call) {
    return isPending(call) && hasBegun(call);
  }

  /** The calls that a thread had made before this one. */
  long earlierOfThread(int call) {
    long earlier = 0L;
    for (int i = 0; i < call; i++) {
      earlier |= threads[i] == threads[call] ? 1L << i : 0L;
    }
    return earlier;
  }

  /** The calls that were over when this one began. */
  long overBefore(int call) {
    return over[call];
  }

  /** The calls between which and this one there was a time at which no call was going on. */
  long overBeforeQuiet(int call) {
    long over = 0L;
    for (int i = 0; i < size(); i++) {
      over |= !isPending(i) && isQuietBetween(ends[i], begins[call]) ? 1L << i : 0L;
    }
    return over;
  }

  private boolean isQuietBetween(int from, int to) {
    for (int quiet = from; quiet < to; quiet++) {
      if (isQuietAfter(quiet)) {
        return true;
      }
    }
    return false;
  }

  private boolean isQuietAfter(int time) {
    for (int i = 0; i < size(); i++) {
      if (hasBegun(i) && begins[i] <= time && (isPending(i) || ends[i] > time)) {
        return false;
      }
    }
    return true;
  }

  /** Histories are equal if their answers are, and the same calls were over before others began. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof History history)
        || !Arrays.equals(over, history.over)
        || !Arrays.equals(answers, history.answers)) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (hasBegun(i) != history.hasBegun(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(answers) + Arrays.hashCode(over);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : ", ");
      text.append(answers[i] != null ? answers[i] : hasBegun(i) ? "(waits)" : "(not made)");
    }
    return text.toString();
  }
}

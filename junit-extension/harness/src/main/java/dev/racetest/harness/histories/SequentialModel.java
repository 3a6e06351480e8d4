package dev.racetest.harness.histories;

/**
 * What calls answer one after the other.
 *
 * @param <S> the states; equal ones behave in the same way
 */
public interface SequentialModel<S> {
  /** The state before any call. */
  S initial();

  /**
   * Makes a call.
   *
   * @return the state after it; null if it does not answer {@code seen} in this state, or would
   *     wait
   */
  S after(S state, int call, Answer seen);

  /** Whether the call would wait in this state until another one lets it go on. */
  boolean waits(S state, int call);
}

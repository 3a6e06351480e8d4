package dev.racetest.harness.outcomes;

/** Ends an execution that had the outcome which somebody wants to see. */
final class OutcomeShown extends AssertionError {
  private static final long serialVersionUID = 1L;

  OutcomeShown(Object outcome) {
    super("the outcome is " + outcome, null);
  }
}

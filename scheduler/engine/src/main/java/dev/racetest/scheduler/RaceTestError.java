package dev.racetest.scheduler;

/** Fails a test with the report of what an exploration has found. */
public final class RaceTestError extends AssertionError {
  private static final long serialVersionUID = 1L;
  private final transient ExplorationResult result;

  /** Makes the error for a result with findings. */
  public RaceTestError(ExplorationResult result) {
    this(result, "");
  }

  /**
   * Makes the error for a result with findings.
   *
   * @param addition what is to follow the report in the message, such as where there is more to see
   */
  public RaceTestError(ExplorationResult result, String addition) {
    super(result.report() + addition, cause(result));
    this.result = result;
    // The engine's own frames tell a reader nothing; the report has the stacks that matter.
    setStackTrace(new StackTraceElement[0]);
  }

  private static Throwable cause(ExplorationResult result) {
    return result.findings().stream()
        .flatMap(finding -> finding.cause().stream())
        .findFirst()
        .orElse(null);
  }

  /** The findings as values. */
  public ExplorationResult result() {
    return result;
  }
}

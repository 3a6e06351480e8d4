package dev.racetest.harness.jcstress;

import dev.racetest.scheduler.Finding;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Expect;

/**
 * An outcome that was seen.
 *
 * @param outcome the result as text, {@code TERMINATED} or {@code STALE}
 * @param count how many executions had it; of a search of all traces, how many traces
 * @param expect what the class thinks of it
 * @param description why; may be empty
 * @param token brings back a simple execution that has it; empty if it was not seen again
 * @param trace that execution as a table; empty if it was not seen again
 */
public record StressOutcome(
    String outcome, long count, Expect expect, String description, String token, String trace) {
  /** Whether it fails the test. */
  public boolean fails() {
    return expect == Expect.FORBIDDEN || expect == Expect.UNKNOWN;
  }

  /** That it was seen, as something that is wrong. */
  Finding finding() {
    String headline =
        expect.name() + " outcome " + outcome + (description.isEmpty() ? "" : ": " + description);
    return new Finding(
            Finding.Kind.EXCEPTION, headline, "outcome " + outcome, trace, Optional.empty())
        .withToken(token);
  }
}

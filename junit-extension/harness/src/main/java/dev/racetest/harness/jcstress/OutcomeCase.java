package dev.racetest.harness.jcstress;

import java.util.regex.Pattern;
import org.openjdk.jcstress.annotations.Expect;

/**
 * An expected outcome.
 *
 * @param id the outcome, or a regular expression for several
 * @param expect what is thought of it
 * @param description why; may be empty
 */
record OutcomeCase(String id, Expect expect, String description) {
  /** Whether the outcome fails the test. */
  boolean fails() {
    return expect == Expect.FORBIDDEN || expect == Expect.UNKNOWN;
  }

  boolean matches(String outcome) {
    return Pattern.matches(id, outcome);
  }
}

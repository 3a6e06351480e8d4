/** Which outcomes a body can have, how often each was seen, and an execution that shows it. */
package dev.racetest.harness.outcomes;

package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Outcomes.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static OutcomeTally tally(String... outcomes) {
    OutcomeTally tally = new OutcomeTally(3);
    for (int i = 0; i < outcomes.length; i++) {
      String token = "token " + i;
      tally.add(outcomes[i], () -> token);
    }
    return tally;
  }

  private static String mismatch(Outcomes outcomes, String... expected) {
    Optional<String> mismatch = new OutcomeExpectation(List.of(expected)).mismatch(outcomes);
    return mismatch.orElse("");
  }

  @Test
  void eachDifferentOutcomeIsCountedAndKeepsItsFirstToken() {
    Outcomes outcomes = tally("b", "a", "b", null).outcomes(Extent.ALL);

    assertEquals(
        List.of(new OutcomeCount("a", 1, "token 1"), new OutcomeCount("b", 2, "token 0")),
        outcomes.counts());
    assertEquals(Set.of("a", "b"), outcomes.seen());
    assertEquals(2, outcomes.byOutcome().get("b").count());
    assertEquals(1, outcomes.without());
    assertEquals(
        "all outcomes: \"a\" in 1 trace, \"b\" in 2 traces, none recorded in 1 trace",
        new OutcomesText(outcomes).line());
  }

  @Test
  void ofTooManyOutcomesNoneIsSaidToBeAll() {
    OutcomeTally tally = tally("a", "b", "c", "d", "a");

    Outcomes outcomes = tally.outcomes(Extent.ALL);
    assertEquals(Extent.PART, outcomes.extent());
    assertEquals(Set.of("a", "b", "c"), outcomes.seen());
    assertEquals(2, outcomes.byOutcome().get("a").count());
    assertEquals(Extent.SAMPLE, tally.outcomes(Extent.SAMPLE).extent());
    tally.clear();
    assertEquals(new Outcomes(Extent.ALL, List.of(), 0), tally.outcomes(Extent.ALL));
  }

  @Test
  void whatIsExpectedIsAllThatThereIs() {
    Outcomes all = tally("a", "b").outcomes(Extent.ALL);
    assertEquals("", mismatch(all, "b", "a"));
    assertTrue(mismatch(all, "a").contains("unexpected: \"b\", seen in 1 trace\n"));
    assertTrue(mismatch(all, "a", "b", "c").contains("missing: \"c\", which no trace has"));
    assertTrue(mismatch(tally("a").outcomes(Extent.PART), "a").contains("there may be other"));
    assertEquals("", mismatch(tally("a").outcomes(Extent.SAMPLE), "a"));
    assertEquals("", mismatch(tally("a").outcomes(Extent.REPLAY), "a", "b"));
    assertTrue(mismatch(Outcomes.NONE, "a").contains("nothing was recorded"));
  }

  @Test
  void manyUnexpectedOutcomesAreNotAllTold() {
    List<OutcomeCount> counts = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      counts.add(new OutcomeCount("line\n" + i, 1, "token"));
    }
    String mismatch = mismatch(new Outcomes(Extent.ALL, counts, 0), "a");
    assertTrue(mismatch.contains("unexpected: \"line\\n19\", seen in 1 trace\n"), mismatch);
    assertTrue(mismatch.contains("unexpected: 5 more\n"), mismatch);
    assertTrue(
        new OutcomesText(new Outcomes(Extent.ALL, counts, 0)).line().endsWith("trace, and 5 more"));
  }

  private static final class Mute {}

  @Test
  void aTextHasToSayWhatItIs() {
    assertEquals("[1, 2]", OutcomeText.ofArray(new int[] {1, 2}));
    assertEquals("[[a], null]", OutcomeText.ofArray(new Object[] {new String[] {"a"}, null}));
    assertEquals("null", OutcomeText.ofArray(null));
    assertEquals("null", OutcomeText.checked(1, null));
    assertEquals("java.lang.Integer@1", OutcomeText.checked(1, "java.lang.Integer@1"));
    Mute mute = new Mute();
    assertEquals(
        "RaceTests.outcome was given an object of class "
            + Mute.class.getName()
            + ", which has no toString() of its own: give it the values that matter",
        assertThrows(
                IllegalArgumentException.class, () -> OutcomeText.checked(mute, mute.toString()))
            .getMessage());
  }

  @Test
  void aTextThatCannotBeMadeIsOneClearError() {
    RuntimeException thrown = new IllegalStateException("closed");
    RuntimeException failure = OutcomeText.failure("", thrown);
    assertSame(thrown, failure.getCause());
    assertEquals(
        "RaceTests.outcome was given an object of class java.lang.String, whose toString() failed:"
            + " java.lang.IllegalStateException: closed",
        failure.getMessage());
  }

  @Test
  void onlyTheBodyThatRunsRecords() {
    RecordedOutcome outcome = RecordedOutcome.begin();
    assertNull(outcome.text());
    RecordedOutcome.ofThisBody().add("a");
    RecordedOutcome.ofThisBody().add("b");
    outcome.end(true);
    assertEquals("a, b", outcome.text());
    assertTrue(outcome.isDone());
    assertThrows(IllegalStateException.class, RecordedOutcome::ofThisBody);
  }
}

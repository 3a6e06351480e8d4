package dev.racetest.scheduler.optouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.RaceFreeFields;
import dev.racetest.scheduler.optouts.StaleOptOut.Why;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OptOutsTest {
  private static final String TYPE = "com.acme.OptedOut";
  private static final int FINAL = 0x0010;
  private static final OptOut LISTED = OptOut.of(TYPE, "listed", "a statistic");

  private final OptOutHistory history = new OptOutHistory();

  /** What the agent tells of a class. */
  @BeforeAll
  static void declare() {
    RaceFreeFields.declare(
        TYPE, Map.of("annotated", 0, "listed", 0, "unexplained", 0, "plain", 0, "fixed", FINAL));
    RaceFreeFields.add(TYPE, "annotated", "late is fine");
    RaceFreeFields.add(TYPE, "unexplained", "");
    RaceFreeFields.add(TYPE, "fixed", "thought to be for its elements");
  }

  private OptOuts optOuts(OptOut... given) {
    return new OptOuts(List.of(given), history);
  }

  /** What is stale of the class; other tests may have declared others. */
  private List<StaleOptOut> stale() {
    return history.stale(OptOutsTest.class.getClassLoader()).stream()
        .filter(stale -> stale.optOut().type().equals(TYPE))
        .filter(stale -> stale.why() != Why.FINAL_FIELD)
        .toList();
  }

  @Test
  void annotatedAndListedFieldsAreCovered() {
    OptOuts optOuts = optOuts(LISTED);
    assertTrue(optOuts.cover(TYPE + ".listed"));
    assertTrue(optOuts.cover(TYPE + ".annotated"));
  }

  @Test
  void otherVariablesAreNot() {
    OptOuts optOuts = optOuts(LISTED);
    assertFalse(optOuts.cover(TYPE + ".plain"));
    assertFalse(optOuts.cover(TYPE + ".unexplained"));
    assertFalse(optOuts.cover("com.acme.Other.listed"));
    assertFalse(optOuts.cover("int[3]"));
    assertFalse(optOuts().cover(TYPE + ".listed"));
  }

  @Test
  void anOptOutThatWasCheckedAndMatchedNothingIsStale() {
    optOuts(LISTED).passed(Set.of(TYPE + ".listed", TYPE + ".annotated"), 30);
    optOuts(LISTED).passed(Set.of(TYPE + ".listed", "int[3]"), 12);
    OptOut annotated = new OptOut(TYPE, "annotated", "late is fine", "@RaceFree");
    assertEquals(
        Set.of(
            new StaleOptOut(LISTED, Why.NO_RACE, 2, 42),
            new StaleOptOut(annotated, Why.NO_RACE, 1, 30)),
        Set.copyOf(stale()));
  }

  @Test
  void anOptOutThatNobodyHasCheckedIsNot() {
    optOuts(LISTED).passed(Set.of(TYPE + ".plain"), 30);
    assertEquals(List.of(), stale());
  }

  @Test
  void anOptOutThatHasMatchedOnceIsNot() {
    assertTrue(optOuts(LISTED).cover(TYPE + ".listed"));
    optOuts(LISTED).passed(Set.of(TYPE + ".listed"), 30);
    assertEquals(List.of(), stale());
  }

  @Test
  void aLineForAFieldThatIsNotThereIsStaleAndANoteWhereTheClassIsUsed() {
    OptOut renamed = OptOut.of(TYPE, "renamed", "a statistic");
    OptOuts optOuts = optOuts(renamed, LISTED);
    assertEquals(List.of(new StaleOptOut(renamed, Why.NO_FIELD, 0, 0)), stale());
    assertEquals(
        List.of(new StaleOptOut(renamed, Why.NO_FIELD, 0, 0).message()),
        optOuts.notes(Set.of(TYPE + ".plain")));
    assertEquals(List.of(), optOuts.notes(Set.of("com.acme.Other.plain", "int[3]")));
  }

  @Test
  void aLineForAClassThatIsNotThereIsStaleAndOneThatIsNotLoadedIsNot() {
    OptOut gone = OptOut.of("com.acme.Gone", "hits", "a statistic");
    OptOut here = OptOut.of(OptOutsTest.class.getName(), "history", "a statistic");
    optOuts(gone, here);
    assertEquals(
        List.of(new StaleOptOut(gone, Why.NO_CLASS, 0, 0)),
        history.stale(OptOutsTest.class.getClassLoader()).stream()
            .filter(stale -> stale.why() != Why.FINAL_FIELD)
            .toList());
  }

  @Test
  void anOptOutOfAFinalFieldIsStaleWhoeverUsesIt() {
    assertEquals(List.of(), history.stale(OptOutsTest.class.getClassLoader()));
    optOuts(LISTED);
    assertTrue(
        history.stale(OptOutsTest.class.getClassLoader()).stream()
            .anyMatch(
                stale -> stale.why() == Why.FINAL_FIELD && stale.optOut().field().equals("fixed")));
  }

  @Test
  void anAnnotationWithoutAReasonIsANoteWhereTheFieldIsUsed() {
    String note = optOuts().notes(Set.of(TYPE + ".unexplained", TYPE + ".annotated")).get(0);
    assertEquals(
        "the opt-out of com.acme.OptedOut.unexplained gives no reason, so races on the field"
            + " count; right is, for example, @RaceFree(\"counted for statistics only\")",
        note);
    assertEquals(List.of(), optOuts().notes(Set.of(TYPE + ".plain")));
  }

  @Test
  void theMessageSaysHowMuchIsKnown() {
    assertEquals(
        "the opt-out of com.acme.OptedOut.listed (ExplorationOptions.withOptOuts: \"a"
            + " statistic\") matches nothing: no race on the field in 1 exploration (42"
            + " executions) of this JVM that accessed it and passed. If these were all race tests"
            + " that use the field, remove it; if only some of the tests were run, it may be needed"
            + " by others",
        new StaleOptOut(LISTED, Why.NO_RACE, 1, 42).message());
  }

  @Test
  void anOptOutOfAnOptionNeedsRightNamesAndAReason() {
    assertThrows(IllegalArgumentException.class, () -> OptOut.of("com.acme", "", "why"));
    assertThrows(IllegalArgumentException.class, () -> OptOut.of("", "hits", "why"));
    assertThrows(IllegalArgumentException.class, () -> OptOut.of("A", "b", " "));
    assertThrows(IllegalArgumentException.class, () -> OptOut.of("java.util.ArrayList", "b", "c"));
    assertThrows(
        IllegalArgumentException.class,
        () -> OptOut.distinct(List.of(LISTED, OptOut.of(TYPE, "listed", "another reason"))));
  }
}

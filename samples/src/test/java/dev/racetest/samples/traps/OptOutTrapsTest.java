package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.annotations.RaceFree;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.Threads;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.scheduler.optouts.StaleOptOut;
import dev.racetest.scheduler.optouts.StaleOptOut.Why;
import dev.racetest.scheduler.optouts.SuppressionFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A field that is opted out is silent, and nothing else is. */
class OptOutTrapsTest {
  private static ExplorationOptions options(String name) {
    return Explorations.options(name).withSchedules(50);
  }

  private static ExplorationOptions options(String name, String... lines) {
    return options(name)
        .withOptOuts(SuppressionFile.parse("suppressions.txt", String.join("\n", lines)));
  }

  private static String line(Class<?> type, String field) {
    return type.getName() + "." + field + ": a statistic";
  }

  /** The two threads race on whatever {@code action} touches. */
  private static void twice(Threads.Action action) throws InterruptedException {
    Threads.runAll(action, action);
  }

  private static final class Annotated {
    @RaceFree("a statistic")
    private int hits;

    @RaceFree("the last one wins")
    private static String last = "";

    private int count;
  }

  private static final class Plain {
    private int hits;
    private int count;
  }

  @Test
  void anAnnotatedFieldIsSilent() {
    assertSilent(
        options("annotated"),
        () -> {
          Annotated shared = new Annotated();
          twice(() -> shared.hits++);
        });
  }

  @Test
  void anAnnotatedStaticFieldIsSilent() {
    assertSilent(options("static"), () -> twice(() -> Annotated.last += "x"));
  }

  @Test
  void theSameFieldWithoutAnAnnotationIsNot() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            options("plain"),
            () -> {
              Plain shared = new Plain();
              twice(() -> shared.hits++);
            });
    assertTrue(result.report().contains("Plain.hits"), result.report());
  }

  @Test
  void anotherFieldOfTheClassIsNot() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            options("other field"),
            () -> {
              Annotated shared = new Annotated();
              twice(
                  () -> {
                    shared.hits++;
                    shared.count++;
                  });
            });
    assertEquals(1, result.findings().size(), result.report());
    assertTrue(result.report().contains("Annotated.count"), result.report());
  }

  @Test
  void aFieldWithALineInAFileIsSilent() {
    assertSilent(
        options("line", "# by name", "", line(Plain.class, "hits")),
        () -> {
          Plain shared = new Plain();
          twice(() -> shared.hits++);
        });
  }

  @Test
  void aFieldWithoutALineIsNot() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            options("other line", line(Plain.class, "hits")),
            () -> {
              Plain shared = new Plain();
              twice(
                  () -> {
                    shared.hits++;
                    shared.count++;
                  });
            });
    assertTrue(result.report().contains("Plain.count"), result.report());
    assertFalse(result.report().contains("Plain.hits of"), result.report());
  }

  private static class Base {
    protected int hits;
  }

  private static final class Derived extends Base {
    private int own;
  }

  @Test
  void aFieldIsNamedWithTheClassThatDeclaresIt() {
    assertSilent(
        options("declared", line(Base.class, "hits")),
        () -> {
          Derived shared = new Derived();
          twice(() -> shared.hits++);
        });
    ExplorationResult result =
        Explorer.explore(
            options("inherited", line(Derived.class, "hits")),
            () -> {
              Derived shared = new Derived();
              shared.own = 1;
              twice(() -> shared.hits++);
            });
    assertTrue(result.found(Kind.DATA_RACE), result.report());
    String notes = result.notes().toString();
    assertTrue(notes.contains("suppressions.txt, line 1"), notes);
    assertTrue(notes.contains("Derived declares no field hits"), notes);
  }

  @Test
  void theElementsOfAnArrayAreNotTheField() {
    assertFinds(
        Kind.DATA_RACE,
        options("elements", line(Elements.class, "all")),
        () -> {
          Elements shared = new Elements();
          twice(() -> shared.all[0]++);
        });
  }

  private static final class Elements {
    private int[] all = new int[1];
  }

  @Test
  void manyRacesThatDoNotCountHideNoneThatDoes() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            options("many").withSchedules(3),
            () -> {
              Annotated[] many = new Annotated[100];
              for (int i = 0; i < many.length; i++) {
                many[i] = new Annotated();
              }
              twice(
                  () -> {
                    for (Annotated each : many) {
                      each.hits++;
                    }
                    many[0].count++;
                  });
            });
    assertTrue(result.report().contains("Annotated.count"), result.report());
  }

  private static final class Unexplained {
    @RaceFree(" ")
    private int hits;
  }

  @Test
  void anOptOutWithoutAReasonIsNotHonoured() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            options("unexplained"),
            () -> {
              Unexplained shared = new Unexplained();
              twice(() -> shared.hits++);
            });
    String notes = result.notes().toString();
    assertTrue(notes.contains(Unexplained.class.getName() + ".hits gives no reason"), notes);
    assertTrue(notes.contains("@RaceFree(\"counted for statistics only\")"), notes);
  }

  private static final class Unused {
    @RaceFree("was a statistic")
    private int hits;

    @RaceFree("never touched")
    private int untouched;

    @RaceFree("thought to be for the elements")
    private final int[] all = new int[1];

    @RaceFree("a statistic")
    private int used;

    private int listed;
  }

  private static Optional<StaleOptOut> stale(String field) {
    String variable = Unused.class.getName() + "." + field;
    return Explorer.staleOptOuts().stream()
        .filter(stale -> stale.optOut().variable().equals(variable))
        .findFirst();
  }

  @Test
  void anOptOutThatMatchesNothingIsReported() {
    ExplorationOptions options =
        options("unused", line(Unused.class, "listed"), line(Unused.class, "renamed"));
    ExplorationResult result =
        assertSilent(
            options,
            () -> {
              Unused shared = new Unused();
              twice(
                  () -> {
                    synchronized (shared) {
                      shared.hits++;
                      shared.listed++;
                      shared.all[0]++;
                    }
                    shared.used++;
                  });
            });
    assertTrue(result.notes().toString().contains("no field renamed"), result.notes()::toString);
    assertEquals(Optional.empty(), stale("used"));
    assertEquals(Optional.empty(), stale("untouched"));
    assertEquals(Why.FINAL_FIELD, stale("all").orElseThrow().why());
    assertEquals(Why.NO_FIELD, stale("renamed").orElseThrow().why());
    for (String field : List.of("hits", "listed")) {
      StaleOptOut stale = stale(field).orElseThrow();
      assertEquals(Why.NO_RACE, stale.why());
      assertEquals(1, stale.explorations());
      assertEquals(50, stale.executions());
    }
  }

  private static final class Later {
    @RaceFree("a statistic")
    private int hits;
  }

  @Test
  void anOptOutThatHasMatchedOnceIsOfUse() {
    Later quiet = new Later();
    assertSilent(options("alone"), () -> quiet.hits++);
    assertTrue(Explorer.staleOptOuts().toString().contains(Later.class.getName()));
    assertSilent(
        options("together"),
        () -> {
          Later shared = new Later();
          twice(() -> shared.hits++);
        });
    assertSilent(options("alone again"), () -> quiet.hits++);
    assertFalse(Explorer.staleOptOuts().toString().contains(Later.class.getName()));
  }

  private static final class Failing {
    @RaceFree("a statistic")
    private int hits;
  }

  @Test
  void anExplorationThatEndsEarlySaysNothingAboutOptOuts() {
    assertFinds(
        Kind.EXCEPTION,
        options("ends early"),
        () -> {
          new Failing().hits++;
          throw new AssertionError("found first");
        });
    assertFalse(Explorer.staleOptOuts().toString().contains(Failing.class.getName()));
  }

  @Test
  void aClassThatIsNotThereIsReported() {
    OptOut gone = OptOut.of("com.acme.Gone", "hits", "a statistic");
    assertSilent(options("gone").withOptOuts(List.of(gone)), () -> {});
    assertTrue(
        Explorer.staleOptOuts().contains(new StaleOptOut(gone, Why.NO_CLASS, 0, 0)),
        () -> Explorer.staleOptOuts().toString());
  }
}

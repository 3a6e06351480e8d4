package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Explorations;
import dev.racetest.samples.Threads;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a data race means for the result, by the setting {@code races}. */
class RacesTrapsTest {
  private static final Pattern REPLAY = Pattern.compile("-Dracetest\\.replay=(\\S+)");

  private static ExplorationOptions options(String name, Races races) {
    return Explorations.options(name).withSchedules(100).withRaces(races);
  }

  private static final class Shared {
    private int left;
    private int right;
    private boolean done;
  }

  private static void raceTwice() throws Exception {
    Shared shared = new Shared();
    Threads.Action action =
        () -> {
          shared.left++;
          shared.right++;
        };
    Threads.runAll(action, action);
  }

  private static List<String> told(ExplorationResult result, String race) {
    return result.notes().stream().filter(note -> note.contains("DATA RACE on " + race)).toList();
  }

  @Test
  void eachReportedRaceIsToldOnceForEachPairOfPlaces() {
    ExplorationResult result =
        assertSilent(options("reported", Races.REPORT), RacesTrapsTest::raceTwice);
    assertFalse(told(result, "RacesTrapsTest$Shared.left").isEmpty(), result.notes()::toString);
    assertFalse(told(result, "RacesTrapsTest$Shared.right").isEmpty(), result.notes()::toString);
    List<String> races = result.notes().stream().map(RacesTrapsTest::accesses).toList();
    assertEquals(races.stream().distinct().toList(), races);
  }

  /** The headline and what each of the two has done, whoever came first. */
  private static String accesses(String note) {
    List<String> kinds =
        note.lines().filter(line -> line.matches("  (READ|WRITE) .* by .*")).toList();
    String headline = note.lines().findFirst().orElse("");
    return headline
        + kinds.stream().map(line -> line.replaceAll("(READ|WRITE).*", "$1")).sorted().toList();
  }

  @Test
  void theTokenOfAReportedRaceBringsItBack() {
    ExplorationResult result =
        assertSilent(options("reported token", Races.REPORT), RacesTrapsTest::raceTwice);
    for (String note : result.notes()) {
      Matcher token = REPLAY.matcher(note);
      assertTrue(token.find(), note);
      ExplorationOptions replay =
          options("reported token", Races.REPORT).withReplay(token.group(1));
      ExplorationResult again = Explorer.explore(replay, RacesTrapsTest::raceTwice);
      assertFalse(again.failed(), again::report);
      assertTrue(
          again.notes().stream().anyMatch(told -> unfolded(told).equals(unfolded(note))),
          () -> again.notes() + "\n not\n" + note);
      ExplorationResult failed =
          Explorer.explore(replay.withRaces(Races.FAIL), RacesTrapsTest::raceTwice);
      assertTrue(failed.found(Kind.DATA_RACE), failed::report);
      assertEquals(token.group(1), failed.token());
    }
  }

  /** How many frames there are below the test depends on how often it has been called. */
  private static String unfolded(String note) {
    return note.replaceAll("\\.\\.\\. \\d+ frames?", "...");
  }

  @Test
  void whatAReportedRaceLeadsToIsAFailure() {
    assertFinds(
        Kind.EXCEPTION,
        options("reported harm", Races.REPORT),
        () -> {
          Shared shared = new Shared();
          Threads.runAll(() -> shared.left++, () -> shared.left++);
          assertEquals(2, shared.left);
        });
  }

  /** Runs one of the two, as the schedule has it. */
  private static void either(Body ifOneIsFirst, Body ifTwoIsFirst) throws Throwable {
    AtomicInteger first = new AtomicInteger();
    Threads.runAll(() -> first.compareAndSet(0, 1), () -> first.compareAndSet(0, 2));
    (first.get() == 1 ? ifOneIsFirst : ifTwoIsFirst).run();
  }

  private static void throwOrRace() throws Throwable {
    either(
        () -> {
          throw new AssertionError("not a race");
        },
        RacesTrapsTest::raceTwice);
  }

  @Test
  void onlyOtherFailuresAreCountedAndRacesAreStillTold() {
    // Directed executions would come in between those that are recorded.
    ExplorationResult result =
        Explorer.explore(
            options("counted", Races.REPORT).withKeepGoing(true).withDirected(false),
            RacesTrapsTest::throwOrRace);
    List<Recording> withoutRaces =
        Explorer.record(options("counted", Races.OFF), RacesTrapsTest::throwOrRace);
    assertTrue(result.found(Kind.EXCEPTION), result::report);
    assertFalse(result.found(Kind.DATA_RACE), result::report);
    assertEquals(withoutRaces.stream().filter(Recording::failed).count(), (long) result.failing());
    assertEquals(100, result.executions());
    assertFalse(told(result, "RacesTrapsTest$Shared.left").isEmpty(), result.notes()::toString);
  }

  /** The place of the race in the map is the same, those in the test are not. */
  @Test
  void racesInsideCollectionsAreToldForEachPlaceThatUsesThem() {
    ExplorationResult result =
        assertSilent(
            options("reported maps", Races.REPORT),
            () -> {
              Map<Integer, Integer> map = new HashMap<>();
              either(
                  () -> Threads.runAll(() -> map.put(1, 1), () -> map.put(2, 2)),
                  () -> Threads.runAll(() -> map.put(1, 1), () -> map.put(2, 2)));
            });
    long places =
        told(result, "HashMap.put").stream()
            .map(note -> note.replaceAll("(?s).*?(RacesTrapsTest.java:\\d+).*", "$1"))
            .distinct()
            .count();
    assertEquals(2, places, result.notes()::toString);
  }

  @Test
  void offFindsNoRaceAndSaysSo() {
    ExplorationResult result = assertSilent(options("off", Races.OFF), RacesTrapsTest::raceTwice);
    assertEquals(
        List.of("no access was checked for data races, because races = OFF"), result.notes());
  }

  @Test
  void offStillFindsEverythingElse() {
    assertFinds(
        Kind.DEADLOCK,
        options("off deadlock", Races.OFF),
        () -> {
          Object left = new Object();
          Object right = new Object();
          Threads.runAll(() -> nest(left, right), () -> nest(right, left));
        });
  }

  private static void nest(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        second.notifyAll();
      }
    }
  }

  @Test
  void offLetsAnotherThreadEndALoop() {
    assertSilent(
        options("off loop", Races.OFF).withSchedules(5),
        () -> {
          Shared shared = new Shared();
          Threads.runAll(
              () -> {
                while (!shared.done) {
                  shared.left++;
                }
              },
              () -> shared.done = true);
        });
  }

  @Test
  void whatIsCheckedDoesNotChangeTheExecutions() {
    List<Recording> off =
        Explorer.record(options("recorded", Races.OFF), RacesTrapsTest::raceTwice);
    List<Recording> on =
        Explorer.record(options("recorded", Races.FAIL), RacesTrapsTest::raceTwice);
    assertEquals(
        off.stream().map(Recording::token).toList(), on.stream().map(Recording::token).toList());
    assertTrue(on.stream().anyMatch(Recording::failed));
    assertTrue(off.stream().noneMatch(Recording::failed));
  }
}

package dev.racetest.samples.libraries;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.libraries.drivers.InterruptedBorrower;
import dev.racetest.samples.libraries.drivers.RemoveAppendersTwice;
import dev.racetest.samples.libraries.drivers.RenderThrowableTwice;
import dev.racetest.samples.libraries.drivers.TwoBorrowers;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Known bugs in published libraries, unmodified from Maven Central: found, reported, replayed; and
 * silence for the release that fixed them, where there is one.
 */
class RealLibrariesTest {
  /** log4j bug 44032, fixed in 1.2.16. */
  @Nested
  class ThrowableInformation {
    /** Here the array is complete before it is stored, so that the race does no visible harm. */
    @Test
    void racesInLog4j1213(TestInfo test) throws Exception {
      assertRaceOnRep("log4j-1.2.13", test);
    }

    /** Here it is stored first. */
    @Test
    void racesAndHandsOutNullInLog4j1215(TestInfo test) throws Exception {
      ExplorationResult result = assertRaceOnRep("log4j-1.2.15", test);
      assertThrown(result, NullPointerException.class);
    }

    @Test
    void isSilentInLog4j1217(TestInfo test) throws Exception {
      assertSilentIn("log4j-1.2.17", RenderThrowableTwice.class, test);
    }

    private ExplorationResult assertRaceOnRep(String release, TestInfo test) throws Exception {
      assertLog4jIsIncluded();
      ExplorationResult result =
          assertFindsIn(release, Finding.Kind.DATA_RACE, RenderThrowableTwice.class, test);
      assertNames("ThrowableInformation.rep", result);
      return result;
    }
  }

  /** log4j bug 54325, in all releases of log4j 1.2. */
  @Nested
  class AppenderAttachable {
    @Test
    void racesInLog4j1213(TestInfo test) throws Exception {
      assertRaceOnAppenderList("log4j-1.2.13", test);
    }

    @Test
    void racesInLog4j1217(TestInfo test) throws Exception {
      assertRaceOnAppenderList("log4j-1.2.17", test);
    }

    private void assertRaceOnAppenderList(String release, TestInfo test) throws Exception {
      assertLog4jIsIncluded();
      ExplorationResult result =
          assertFindsIn(release, Finding.Kind.DATA_RACE, RemoveAppendersTwice.class, test);
      assertNames("AppenderAttachableImpl.appenderList", result);
      assertThrown(result, NullPointerException.class, ArrayIndexOutOfBoundsException.class);
    }
  }

  /** POOL-162, fixed in commons-pool 1.5.5. */
  @Nested
  class InterruptedWaiter {
    @Test
    void takesTheObjectWithItInCommonsPool15(TestInfo test) throws Exception {
      ExplorationResult result =
          assertFindsIn("commons-pool-1.5", Finding.Kind.DEADLOCK, InterruptedBorrower.class, test);
      assertNames("GenericObjectPool", result);
    }

    @Test
    void leavesTheQueueInCommonsPool157(TestInfo test) throws Exception {
      assertSilentIn("commons-pool-1.5.7", InterruptedBorrower.class, test);
    }
  }

  /** POOL-147 and POOL-149, fixed in commons-pool 1.5.3. */
  @Nested
  class NotificationBeforeTheWait {
    @Test
    void isLostInCommonsPool15(TestInfo test) throws Exception {
      ExplorationResult result =
          assertFindsIn("commons-pool-1.5", Finding.Kind.DEADLOCK, TwoBorrowers.class, test);
      assertNames("GenericObjectPool", result);
    }

    @Test
    void isNoticedInCommonsPool157(TestInfo test) throws Exception {
      assertSilentIn("commons-pool-1.5.7", TwoBorrowers.class, test);
    }
  }

  private static ExplorationResult assertFindsIn(
      String release, Finding.Kind kind, Class<? extends Body> driver, TestInfo test)
      throws Exception {
    try (LibraryLoader library = LibraryLoader.of(release)) {
      return assertFinds(kind, test.getDisplayName(), library.driver(driver));
    }
  }

  private static void assertSilentIn(String release, Class<? extends Body> driver, TestInfo test)
      throws Exception {
    try (LibraryLoader library = LibraryLoader.of(release)) {
      assertSilent(test.getDisplayName(), library.driver(driver));
    }
  }

  /** What the race leads to is shown as well. */
  private static void assertThrown(ExplorationResult result, Class<?>... oneOf) {
    assertTrue(
        result.findings().stream()
            .flatMap(finding -> finding.cause().stream())
            .anyMatch(cause -> List.of(oneOf).contains(cause.getClass())),
        () -> "none of " + List.of(oneOf) + " in\n" + result.report());
  }

  private static void assertNames(String name, ExplorationResult result) {
    assertTrue(result.report().contains(name), () -> name + " is not in\n" + result.report());
  }

  /** Logging back ends are left alone by default: their own locks would hide other races. */
  private static void assertLog4jIsIncluded() {
    String included = System.getProperty("racetest.include", "");
    assertTrue(
        included.contains("org.apache.log4j"),
        "log4j is only tested with -Dracetest.include=org.apache.log4j");
  }
}

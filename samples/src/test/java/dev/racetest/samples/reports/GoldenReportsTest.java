package dev.racetest.samples.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the report of each kind of failure looks like, word for word, on every JDK and carrier. */
class GoldenReportsTest {
  private static final int MOST_LINES = 60;

  @TestFactory
  Stream<DynamicTest> reportIsTheGoldenOne() {
    return tests(GoldenReportsTest::assertGolden);
  }

  private static void assertGolden(Failure failure) throws IOException {
    ExplorationResult result = Explorer.explore(failure.options(), failure.body());
    assertTrue(result.found(failure.kind()), result::report);
    assertTrue(result.report().lines().count() <= MOST_LINES, result::report);
    GoldenFiles.assertHolds(GoldenFiles.file(failure), result.report());
  }

  /** The token that a reader finds in the text brings back the very same execution. */
  @TestFactory
  Stream<DynamicTest> tokenInTheGoldenTextReplays() {
    return tests(
        failure -> {
          String token = GoldenFiles.token(GoldenFiles.text(failure));
          ExplorationResult found = Explorer.explore(failure.options(), failure.body());
          ExplorationResult replayed =
              Explorer.explore(failure.options().withReplay(token), failure.body());
          assertTrue(replayed.found(failure.kind()), replayed::report);
          assertFalse(replayed.found(Finding.Kind.DIVERGED), replayed::report);
          assertEquals(found.eventHash(), replayed.eventHash(), replayed::report);
        });
  }

  private interface Check {
    void of(Failure failure) throws IOException;
  }

  private static Stream<DynamicTest> tests(Check check) {
    return Arrays.stream(Failure.values())
        .map(failure -> dynamicTest(failure.title(), () -> check.of(failure)));
  }
}

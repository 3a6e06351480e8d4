package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.racetest.fixtures.StatisticsFixture;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTestError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.slf4j.LoggerFactory;

/** What comes of opt-outs and of the setting {@code races}, with the engine behind it. */
class OptOutsTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(RaceTest.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    LOG.addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    LOG.detachAppender(logged);
  }

  private List<String> warnings(String about) {
    return logged.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(about))
        .toList();
  }

  private static RaceTestError failure(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> assertInstanceOf(RaceTestError.class, result.getThrowable().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyTheFieldThatIsNotOptedOutFailsItsTest() {
    EngineExecutionResults results = Fixtures.run(StatisticsFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(4).succeeded(3).failed(1));
    RaceTestError error = failure(results);
    assertTrue(error.result().found(Finding.Kind.DATA_RACE), error.getMessage());
    assertTrue(error.getMessage().contains("Statistics.plain"), error.getMessage());
  }

  @Test
  void aReportedRaceIsAWarningWithAToken() {
    Fixtures.run(StatisticsFixture.class);

    String warning = warnings("reported(): DATA RACE on StatisticsFixture$Statistics.plain").get(0);
    Matcher token = Pattern.compile("-Dracetest\\.replay=(\\S+)").matcher(warning);
    assertTrue(token.find(), warning);
    logged.list.clear();
    EngineExecutionResults replayed =
        Fixtures.run(StatisticsFixture.class, "racetest.replay", token.group(1));
    replayed.testEvents().assertStatistics(stats -> stats.started(4).succeeded(1).aborted(3));
    assertTrue(warnings("reported(): DATA RACE").get(0).contains(token.group(1)));
  }

  @Test
  void aTestThatChecksNothingSaysSo() {
    Fixtures.run(StatisticsFixture.class);

    assertEquals(
        List.of("unchecked(): no access was checked for data races, because races = OFF"),
        warnings("races = OFF"));
  }

  @Test
  void theParameterIsForTestsThatDoNotSayOtherwise() {
    Fixtures.run(StatisticsFixture.class, "racetest.races", "off")
        .testEvents()
        .assertStatistics(stats -> stats.started(4).succeeded(4));
    assertEquals(1, warnings("DATA RACE").size());
  }

  @Test
  void withoutTheDefaultFileItsFieldIsNotOptedOut() {
    EngineExecutionResults results =
        Fixtures.run(
            StatisticsFixture.class, "racetest.suppressions", "classpath:no-suppressions.txt");

    results.testEvents().assertStatistics(stats -> stats.started(4).succeeded(2).failed(2));
  }

  /** As a JVM that runs only a part of a suite ends. */
  @Test
  void theEndOfASessionTellsOnceWhatMatchedNothing() {
    Fixtures.run(StatisticsFixture.class);

    try (LauncherSession session = LauncherFactory.openSession()) {
      assertTrue(session.getLauncher() != null);
    }
    List<String> stale = warnings("matches nothing");
    assertEquals(1, stale.size(), stale::toString);
    assertTrue(
        stale.get(0).contains("StatisticsFixture$Statistics.guarded (@RaceFree: "), stale.get(0));
    new RaceTestSessionListener().launcherSessionClosed(null);
    assertEquals(1, warnings("matches nothing").size());
  }
}

package dev.racetest.nightly;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.racetest.fixtures.nightly.CounterFixture;
import dev.racetest.fixtures.nightly.SearchFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  @Test
  void thoseThatReplayAreTold() {
    List<String> replays =
        Discovery.find(List.of(selectClass(SearchFixture.class))).stream()
            .filter(FoundTest::isReplay)
            .map(FoundTest::name)
            .toList();

    assertEquals(List.of(SearchFixture.class.getName() + ".isReplayed"), replays);
  }

  @Test
  void howManyTracesATestExpectsIsTold() {
    Map<String, Long> expected =
        Discovery.find(List.of(selectClass(SearchFixture.class))).stream()
            .filter(test -> test.expectedTraces().isPresent())
            .collect(toMap(FoundTest::name, test -> test.expectedTraces().getAsLong()));

    assertEquals(
        Map.of(SearchFixture.class.getName() + ".expectsAnotherNumberOfTraces", 4L), expected);
  }

  @Test
  void raceTestsAreFoundByNameAndNoOthers() {
    List<FoundTest> found = Discovery.find(List.of(selectClass(CounterFixture.class)));

    assertEquals(
        List.of("isWrong", "losesNone", "losesUpdates"),
        found.stream().map(test -> test.name().replaceFirst(".*\\.", "")).toList());
    assertEquals(
        "[engine:junit-jupiter]/[class:%s]/[method:losesNone()]"
            .formatted(CounterFixture.class.getName()),
        found.get(1).uniqueId());
  }
}

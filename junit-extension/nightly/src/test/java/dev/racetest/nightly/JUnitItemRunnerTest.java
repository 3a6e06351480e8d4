package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.nightly.CounterFixture;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.WorkItem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JUnitItemRunnerTest {
  private static final SamplingStream STREAM = new SamplingStream(42, 0);

  private static ItemResult run(String method, String kind, NewItem item, int pieces) {
    String test =
        "[engine:junit-jupiter]/[class:%s]/[method:%s()]"
            .formatted(CounterFixture.class.getName(), method);
    return new JUnitItemRunner()
        .run(new WorkItem(1, test, kind, item.content(), 0), Duration.ofMinutes(1), pieces);
  }

  private static ItemResult sample(String method, int pieces) {
    return run(method, SamplingStream.KIND, STREAM.item(), pieces);
  }

  @Test
  void aTestIsSampledAndGoesOnWithAnotherSeed() {
    ItemResult result = sample("losesNone", 1);

    assertEquals(20, result.counts().get(ItemResult.EXECUTIONS));
    assertEquals(0, result.counts().get(ItemResult.FAILING));
    assertEquals(1, result.remaining().size());
    SamplingStream next = SamplingStream.read(result.remaining().get(0).content());
    assertEquals(SamplingStream.read(STREAM.next(false).get(0).content()), next);
    assertTrue(result.remarks().get(0).startsWith("Schedules were drawn at random"));
  }

  @Test
  void whenOthersAreIdleItGoesOnTwice() {
    assertEquals(2, sample("losesNone", 4).remaining().size());
  }

  @Test
  void whatIsFoundHasAToken() {
    ItemResult result = sample("losesUpdates", 1);

    FoundFailure race = result.failures().get(0);
    assertEquals("DATA_RACE", race.kind());
    assertTrue(race.headline().startsWith("DATA RACE on CounterFixture.count"), race::headline);
    assertTrue(race.report().contains(race.token()), race::report);
    assertTrue(race.seen() > 0);
    assertTrue(result.counts().get(ItemResult.FAILING) > 0);
  }

  @Test
  void aTestThatIsNotExploredSaysWhy() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> sample("isWrong", 1));

    assertTrue(failure.getMessage().startsWith("the test was not explored: "), failure::getMessage);
    assertTrue(failure.getMessage().contains("timeBudget"), failure::getMessage);
  }

  @Test
  void aTestThatIsGoneIsNamed() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> sample("gone", 1));

    assertTrue(failure.getMessage().contains("[method:gone()]"), failure::getMessage);
  }

  @Test
  void whatNobodyKnowsIsRefused() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> run("losesNone", "magic", new NewItem(new byte[0]), 1));

    assertEquals("nobody knows how to explore items of the kind magic", failure.getMessage());
  }
}

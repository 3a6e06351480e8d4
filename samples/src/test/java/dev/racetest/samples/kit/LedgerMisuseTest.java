package dev.racetest.samples.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.junit.RaceTest;
import dev.racetest.kit.KitResult;
import dev.racetest.kit.RaceTestKit;
import dev.racetest.samples.Explorations;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README. */
class LedgerMisuseTest {
  static class LedgerTests {
    @RaceTest
    void addsWithoutHoldingIt() throws Exception {
      var ledger = new Ledger();
      RaceTests.concurrently(() -> ledger.add(1), () -> ledger.add(2));
      assertEquals(3, ledger.total());
    }

    @RaceTest
    void addsHoldingIt() throws Exception {
      var ledger = new Ledger();
      RaceTests.concurrently(
          () -> {
            synchronized (ledger) {
              ledger.add(1);
            }
          },
          () -> {
            synchronized (ledger) {
              ledger.add(2);
            }
          });
      assertEquals(3, ledger.total());
    }
  }

  @Test
  void wrongUseIsFound() {
    KitResult result = RaceTestKit.run(LedgerTests.class);
    result
        .test("addsWithoutHoldingIt")
        .hasFinding(Finding.Kind.DATA_RACE)
        .on("Ledger.total")
        .and()
        .replays();
    result.test("addsHoldingIt").passed();
  }

  @Test
  void theSameWithoutJUnit() {
    RaceTestKit.explore(
            Explorations.options("ledger"),
            () -> {
              Ledger ledger = new Ledger();
              RaceTests.concurrently(() -> ledger.add(1), ledger::total);
            })
        .hasFinding(Finding.Kind.DATA_RACE)
        .on("Ledger.total")
        .and()
        .replays();
  }

  @Test
  void theReadmeShowsThisExample() throws Exception {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("README.md"))) {
      root = root.getParent();
    }
    String readme = Files.readString(root.resolve("README.md"));
    Path file =
        root.resolve("samples/src/test/java/dev/racetest/samples/kit/LedgerMisuseTest.java");
    List<String> source = Files.readAllLines(file);
    int first = source.indexOf("  void wrongUseIsFound() {") - 1;
    String example = String.join("\n", source.subList(first, first + 11)).indent(-2);
    assertTrue(readme.contains(example), () -> "not in the README:\n" + example);
  }
}

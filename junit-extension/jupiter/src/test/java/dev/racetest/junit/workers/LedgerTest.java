package dev.racetest.junit.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.PartFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static BlockOutcome passed(int number) {
    return new BlockOutcome(new PartFigures(), "token " + number, number, Optional.empty());
  }

  private static BlockOutcome failed() {
    return BlockOutcome.wrong(Finding.Kind.EXCEPTION, "headline", "report");
  }

  @Test
  void blocksFollowEachOtherAndGrowUpToTheLastOne() {
    List<String> blocks = new ArrayList<>();
    for (Block block = Block.first(2_150); !block.isEmpty(); block = block.next(2_150)) {
      blocks.add(block.number() + " " + block.from() + "-" + block.to());
    }
    assertEquals(
        List.of(
            "0 0-100",
            "1 100-200",
            "2 200-300",
            "3 300-400",
            "4 400-600",
            "5 600-800",
            "6 800-1000",
            "7 1000-1200",
            "8 1200-1600",
            "9 1600-2000",
            "10 2000-2150"),
        blocks);
    Block last = Block.first(Integer.MAX_VALUE);
    while (!last.isEmpty()) {
      assertTrue(last.to() - last.from() <= 6_400, last::toString);
      last = last.next(Integer.MAX_VALUE);
    }
    assertEquals(Integer.MAX_VALUE, last.to());
  }

  @Test
  void aBlockTellsItsPlaceAndHowToRunItAlone() {
    Block second = Block.first(1_000).next(1_000);
    assertEquals("block 2, schedules 101 to 200", second.toString());
    assertEquals("-Dracetest.range=101-200", second.alone());
  }

  /** In whatever order blocks are finished, the lowest one that fails is the one that counts. */
  @Test
  void theLowestFailingBlockDecides() throws InterruptedException {
    Random random = new Random(3);
    for (int run = 0; run < 1_000; run++) {
      boolean[] fails = new boolean[12];
      int lowest = 12;
      for (int i = 11; i >= 0; i--) {
        fails[i] = random.nextInt(6) == 0;
        lowest = fails[i] ? i : lowest;
      }
      Ledger ledger = new Ledger(2_800, HOUR);
      List<Block> out = new ArrayList<>();
      while (true) {
        // Some are out at the same time, so that they are finished in another order.
        boolean takes = out.isEmpty() || random.nextInt(3) > 0;
        Optional<Block> taken = takes ? ledger.take() : Optional.empty();
        taken.ifPresent(out::add);
        if (out.isEmpty()) {
          break;
        }
        if (taken.isPresent()) {
          continue;
        }
        Block done = out.remove(random.nextInt(out.size()));
        ledger.finished(done, fails[done.number()] ? failed() : passed(done.number()));
      }
      assertEquals(
          lowest == 12 ? Optional.empty() : Optional.of(lowest),
          ledger.lowestFailing().map(Block::number));
      ledger.await();
      Optional<String> last = lowest == 0 ? Optional.empty() : Optional.of("token " + (lowest - 1));
      assertEquals(last, ledger.last().map(BlockOutcome::token));
    }
  }

  @Test
  void nothingIsHandedOutBehindAFailure() {
    Ledger ledger = new Ledger(1_000, HOUR);
    Block first = ledger.take().orElseThrow();
    Block second = ledger.take().orElseThrow();
    ledger.finished(second, failed());
    assertEquals(Optional.empty(), ledger.take());
    assertEquals(OptionalInt.empty(), ledger.before(second));
    ledger.finished(first, passed(0));
    assertEquals(OptionalInt.of(0), ledger.before(second));
  }

  @Test
  void whenTheTimeIsUpOnlyTheFirstBlockIsHandedOut() {
    Ledger ledger = new Ledger(1_000, Duration.ofNanos(1));
    assertTrue(ledger.take().isPresent());
    assertFalse(ledger.take().isPresent());
    assertTrue(new Ledger(1_000, Duration.ofSeconds(Long.MAX_VALUE)).take().isPresent());
  }
}

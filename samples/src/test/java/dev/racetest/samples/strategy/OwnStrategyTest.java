package dev.racetest.samples.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.junit.RaceTest;
import dev.racetest.kit.RaceTestKit;
import dev.racetest.scheduler.Finding;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A strategy of one's own is named in the annotation. */
class OwnStrategyTest {
  static class Orders {
    @RaceTest(strategy = "newest-first", schedules = 20)
    void threadsGetGoingInOrder() throws Exception {
      var last = new AtomicInteger();
      var first = new Thread(() -> last.set(1));
      var second = new Thread(() -> last.set(2));
      first.start();
      second.start();
      first.join();
      second.join();
      assertEquals(2, last.get());
    }

    @RaceTest(strategy = "newest-first", schedules = 20)
    void bothAreCounted() throws Exception {
      var count = new AtomicInteger();
      var first = new Thread(count::incrementAndGet);
      var second = new Thread(count::incrementAndGet);
      first.start();
      second.start();
      first.join();
      second.join();
      assertTrue(count.get() == 2);
    }
  }

  @Test
  void itFindsWhatItIsForAndItsTokenReplays() {
    var result = RaceTestKit.run(Orders.class);
    result.test("threadsGetGoingInOrder").hasFinding(Finding.Kind.EXCEPTION).and().replays();
    result.test("bothAreCounted").passed();
  }
}

package dev.racetest.nightly.work;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does to its process what code under test may do; the item's kind says what. */
public final class TrapRunner implements ItemRunner {
  @Override
  public ItemResult run(WorkItem item, Duration slice, int pieces) throws Exception {
    switch (item.kind()) {
      case "exit" -> System.exit(0);
      case "halt" -> Runtime.getRuntime().halt(42);
      case "memory" -> fill();
      case "throw" -> throw new IllegalStateException("cannot be explored");
      case "overflow" -> overflow(0);
      default -> {}
    }
    return new ItemResult(Map.of(ItemResult.EXECUTIONS, 1L), List.of(), List.of(), List.of());
  }

  private static void fill() {
    List<long[]> all = new ArrayList<>();
    while (true) {
      all.add(new long[1 << 20]);
    }
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }
}

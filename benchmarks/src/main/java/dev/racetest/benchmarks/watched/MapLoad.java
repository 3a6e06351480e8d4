package dev.racetest.benchmarks.watched;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A map that two threads fill, change and read at the same time: nine reads for each change. */
final class MapLoad implements Program {
  private static final int KEYS = 10_000;
  private static final int STEPS = 300_000;

  @Override
  public long run() throws InterruptedException {
    ConcurrentMap<Integer, Long> map = new ConcurrentHashMap<>();
    Parallel.run(part -> load(map, part + 1));
    return map.size();
  }

  private static void load(ConcurrentMap<Integer, Long> map, int seed) {
    int random = seed;
    for (int i = 0; i < STEPS; i++) {
      random = random * 1_103_515_245 + 12_345;
      int key = (random >>> 8) % KEYS;
      if (i % 10 == 0) {
        map.merge(key, 1L, Long::sum);
      } else {
        Long value = map.get(key);
        random += value == null ? 0 : value.intValue() & 1;
      }
    }
  }
}

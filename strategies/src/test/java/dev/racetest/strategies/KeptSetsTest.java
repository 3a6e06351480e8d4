package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeptSetsTest {
  private final SplitMix random = new SplitMix();
  private final KeptSets sets = new KeptSets();

  private TreeSet<Integer> drawn() {
    TreeSet<Integer> drawn = new TreeSet<>();
    for (int i = 0; i < 100 * KeptSets.MOST; i++) {
      drawn.add(sets.draw(random)[0]);
    }
    return drawn;
  }

  @Test
  void withoutAnyTheEmptySetIsDrawn() {
    assertEquals(0, sets.draw(random).length);
  }

  @Test
  void theOldestMakeRoom() {
    int added = 3 * KeptSets.MOST + 5;
    for (int i = 0; i < added; i++) {
      sets.add(new int[] {i});
    }
    TreeSet<Integer> drawn = drawn();
    assertEquals(KeptSets.MOST, drawn.size());
    assertEquals(added - KeptSets.MOST, drawn.first());
  }
}

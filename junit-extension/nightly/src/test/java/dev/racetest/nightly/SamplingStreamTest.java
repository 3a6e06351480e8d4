package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.nightly.store.NewItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamplingStreamTest {
  @Test
  void aStreamCanBeReadBack() {
    SamplingStream stream = new SamplingStream(-5, 3);

    assertEquals(stream, SamplingStream.read(stream.item().content()));
  }

  @Test
  void itGoesOnTheSameWayWheneverItIsAsked() {
    SamplingStream stream = new SamplingStream(1, 0);

    assertEquals(read(stream.next(false)), read(stream.next(false)));
    assertEquals(1, read(stream.next(false)).get(0).slice());
  }

  @Test
  void seedsOfStreamsThatWereSplitDiffer() {
    Deque<SamplingStream> streams = new ArrayDeque<>(List.of(new SamplingStream(1, 0)));
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      SamplingStream stream = streams.removeFirst();
      seeds.add(stream.seed());
      streams.addAll(read(stream.next(i < 500)));
    }

    assertEquals(1_000, seeds.size());
  }

  private static List<SamplingStream> read(List<NewItem> items) {
    return items.stream().map(item -> SamplingStream.read(item.content())).toList();
  }
}

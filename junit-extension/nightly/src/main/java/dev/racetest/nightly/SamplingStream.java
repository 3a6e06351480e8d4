package dev.racetest.nightly;

import dev.racetest.nightly.store.NewItem;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The content of an item that samples: schedules without end, a slice at a time.
 *
 * @param seed where the random numbers of the next slice start
 * @param slice how many slices came before
 */
record SamplingStream(long seed, int slice) {
  /** The kind of such items. */
  static final String KIND = "sampling";

  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  static SamplingStream read(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    return new SamplingStream(buffer.getLong(), buffer.getInt());
  }

  NewItem item() {
    byte[] content =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(seed).putInt(slice).array();
    return new NewItem(content);
  }

  /** What comes after this slice: one stream, or two with other seeds. */
  List<NewItem> next(boolean split) {
    SamplingStream one = new SamplingStream(mixed(seed), slice + 1);
    return split
        ? List.of(one.item(), new SamplingStream(mixed(~seed), slice + 1).item())
        : List.of(one.item());
  }

  /** SplitMix64: seeds that come after each other have nothing to do with each other. */
  private static long mixed(long seed) {
    long z = seed + GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

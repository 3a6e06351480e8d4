package dev.racetest.nightly;

import dev.racetest.nightly.store.Approach;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** In which ways tests are explored. */
enum Explore {
  /** All traces are searched; now and then, and until that is done, random schedules are run. */
  BOTH {
    @Override
    List<Approach> approaches(long seed) {
      return List.of(searching(SEARCH_SHARE), sampling(seed));
    }
  },
  /** All traces are searched. */
  EXHAUSTIVE {
    @Override
    List<Approach> approaches(long seed) {
      return List.of(searching(1));
    }
  },
  /** Random schedules are run. */
  SAMPLING {
    @Override
    List<Approach> approaches(long seed) {
      return List.of(sampling(seed));
    }
  };

  /** An eighth of the time is enough to find early what a large search would find late. */
  private static final int SEARCH_SHARE = 7;

  /** The ways in which a test is explored, from the beginning. */
  abstract List<Approach> approaches(long seed);

  /**
   * Reads what people write.
   *
   * @throws TypeConversionException if there is no such way
   */
  static Explore of(String text) {
    for (Explore way : values()) {
      if (way.toString().equals(text)) {
        return way;
      }
    }
    throw new TypeConversionException(
        "'%s' is no way to explore; write one of both, exhaustive, sampling".formatted(text));
  }

  /** As people write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Approach searching(int share) {
    return new Approach(Searching.KIND, share, true, List.of(SearchPiece.WHOLE.newItem()));
  }

  private static Approach sampling(long seed) {
    return new Approach(SamplingStream.KIND, 1, false, List.of(new SamplingStream(seed, 0).item()));
  }
}

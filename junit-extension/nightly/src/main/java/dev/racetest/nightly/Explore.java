package dev.racetest.nightly;

import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.NewItem;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** In which ways tests are explored. */
enum Explore {
  /** All traces are searched; now and then, and until that is done, random schedules are run. */
  BOTH,
  /** All traces are searched. */
  EXHAUSTIVE,
  /** Random schedules are run. */
  SAMPLING;

  /** An eighth of the time is enough to find early what a large search would find late. */
  private static final int SEARCH_SHARE = 7;

  /** The ways in which a test is explored, from the beginning. */
  List<Approach> approaches(FoundTest test, long seed) {
    List<NewItem> samples = List.of(new SamplingStream(seed, 0).item());
    List<NewItem> search = List.of(SearchPiece.WHOLE.newItem());
    if (test.isReplay()) {
      return List.of(new Approach(Sampling.REPLAY, List.of(new NewItem(new byte[0]))));
    }
    return switch (this) {
      case BOTH ->
          List.of(
              new Approach(Searching.KIND, SEARCH_SHARE, true, search, test.expectedTraces()),
              new Approach(SamplingStream.KIND, 1, false, samples));
      case EXHAUSTIVE ->
          List.of(new Approach(Searching.KIND, 1, true, search, test.expectedTraces()));
      case SAMPLING -> List.of(new Approach(SamplingStream.KIND, samples));
    };
  }

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
}

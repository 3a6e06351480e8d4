package dev.racetest.samples.traces;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.RecordedSearch;
import dev.racetest.scheduler.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An exhaustive search in pieces: a few workers take any piece of those that are left, explore it
 * for some executions, and give back what is left of it in some pieces.
 */
final class PieceByPiece {
  private static final int MOST_EXECUTIONS = 6;
  private static final int MOST_PIECES = 5;

  private final ExplorationOptions options;
  private final Body body;
  private final SplittableRandom random;
  private final List<String> items = new ArrayList<>(List.of(""));
  private final List<Recording> recordings = new ArrayList<>();
  private List<String> promoted = List.of();
  private double explored;
  private long traces;
  private int calls;

  PieceByPiece(ExplorationOptions options, Body body, SplittableRandom random) {
    this.options = options;
    this.body = body;
    this.random = random;
  }

  /** Explores until nothing is left; each worker gives back only after all others have taken. */
  PieceByPiece run(int workers) {
    while (!items.isEmpty()) {
      List<String> taken = new ArrayList<>();
      for (int worker = 0; worker < workers && !items.isEmpty(); worker++) {
        taken.add(items.remove(random.nextInt(items.size())));
      }
      taken.forEach(this::explore);
    }
    return this;
  }

  private void explore(String item) {
    RecordedSearch part =
        Explorer.recordSearch(
            options
                .withItem(item)
                .withSchedules(1 + random.nextInt(MOST_EXECUTIONS))
                .withSplit(1 + random.nextInt(MOST_PIECES)),
            body);
    Enumerated enumerated = part.enumerated();
    if (!enumerated.remaining().isEmpty() && enumerated.isWhole()) {
      throw new AssertionError("whole, and pieces are left: " + enumerated);
    }
    if (enumerated.remaining().isEmpty() && !enumerated.isWhole()) {
      throw new AssertionError("given up: " + enumerated);
    }
    calls++;
    if (!enumerated.promoted().equals(promoted)) {
      promoted = enumerated.promoted();
      items.clear();
      recordings.clear();
      traces = 0L;
      explored = 0.0;
    }
    recordings.addAll(part.recordings());
    traces += enumerated.traces();
    explored += enumerated.explored();
    items.addAll(enumerated.remaining());
  }

  List<Recording> recordings() {
    return recordings;
  }

  /** The counts of all pieces. */
  long traces() {
    return traces;
  }

  /** The shares of all pieces. */
  double explored() {
    return explored;
  }

  /** The variables on which races were found. */
  List<String> promoted() {
    return promoted;
  }

  /** How many pieces were explored, those again that were given back. */
  int calls() {
    return calls;
  }
}

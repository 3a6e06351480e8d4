package dev.racetest.samples.watched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Night;
import dev.racetest.samples.watched.Recall.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The corpora under {@code race}: no innocent program has a race, and of the others' races no fewer
 * are found than there should be. Explorations find all of them (see RacesTest and
 * ConformanceTest); here nobody looks for the schedule in which one shows.
 */
class WatchedCorpusTest {
  private static final int INNOCENT_RUNS = Night.of(100, 3);
  private static final int RACY_RUNS = Night.of(20, 3);

  /** In a hundred: what is found in two runs on two busy cores, less a margin. */
  private static final int LEAST_FOUND = 25;

  @Test
  void innocentProgramsAreSilentAndRacesAreFound() throws Exception {
    assumeFalse(Carrier.THREADS_ON_REQUEST, "it has run on this JDK");
    Watched jvm = new Watched().with("-XX:TieredStopAtLevel=1");
    List<String> lines = jvm.run(WatchedCorpus.class, "" + INNOCENT_RUNS, "" + RACY_RUNS).lines();
    Recall recall = Recall.of(lines);
    System.out.println(recall.table(INNOCENT_RUNS, RACY_RUNS));
    assertEquals(List.of(), recall.of(Expected.SILENT).filter(Result::isFound).toList());
    assertTrue(recall.of(Expected.SILENT).count() > 650, () -> String.join("\n", lines));
    long racy = recall.of(Expected.DATA_RACE).count();
    long found = recall.of(Expected.DATA_RACE).filter(Result::isFound).count();
    assertTrue(racy > 500, () -> racy + " racy programs");
    assertTrue(100 * found >= LEAST_FOUND * racy, () -> found + " of " + racy + " found");
  }
}

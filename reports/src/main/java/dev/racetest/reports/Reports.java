package dev.racetest.reports;

import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what an exploration has found to files; for explorations without JUnit. */
public final class Reports {
  private Reports() {}

  /**
   * Writes the files of a failing exploration, named after its test, or removes those of an earlier
   * exploration of that name if nothing was found.
   *
   * @param folder where to; it is made if it is not there
   * @return the files, the most readable first; none if nothing was found
   * @throws IOException if a file cannot be written or removed
   */
  public static List<Path> write(ExplorationResult result, Path folder) throws IOException {
    return new ReportFolder(folder).write(result, ReportName.of(result.summary().test()));
  }
}

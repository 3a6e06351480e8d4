package dev.racetest.junit;

import dev.racetest.reports.summary.SessionSummary;
import dev.racetest.reports.summary.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What race tests have come to since the last session ended, by the folder of their reports. */
final class SessionReports {
  private static final Map<Optional<Path>, SessionSummary> SUMMARIES = new LinkedHashMap<>();
  private static final Set<Path> WARNED_OF = new HashSet<>();

  private SessionReports() {}

  /** Keeps an outcome for the end of the session; the folder is empty if no files are wanted. */
  static synchronized void add(Optional<Path> folder, TestOutcome outcome) {
    SUMMARIES.computeIfAbsent(folder, unseen -> new SessionSummary()).add(outcome);
  }

  /** Says that the files cannot be written; once for a folder. */
  static synchronized void warn(Path folder, Exception failure) {
    if (WARNED_OF.add(folder)) {
      Log.warn(
          ("reports cannot be written to %s (%s);"
                  + " set racetest.reports to another folder, or to off")
              .formatted(folder.toAbsolutePath(), failure));
    }
  }

  /** Tells the figures, and adds them to the summary in the folder. Silent without race tests. */
  static synchronized void close() {
    SUMMARIES.forEach(SessionReports::tell);
    SUMMARIES.clear();
  }

  private static void tell(Optional<Path> folder, SessionSummary summary) {
    Optional<Path> written = folder.filter(path -> isWritten(path, summary));
    String where = written.map(path -> "; reports in " + path).orElse("");
    summary.text().ifPresent(text -> Log.tell("RaceTest: " + text + where));
  }

  private static boolean isWritten(Path folder, SessionSummary summary) {
    try {
      summary.write(folder);
      return true;
    } catch (IOException | RuntimeException failure) {
      warn(folder, failure);
      return false;
    }
  }
}

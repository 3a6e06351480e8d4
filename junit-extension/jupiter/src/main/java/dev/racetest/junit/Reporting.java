package dev.racetest.junit;

import dev.racetest.reports.ReportFolder;
import dev.racetest.reports.ReportName;
import dev.racetest.reports.summary.TestOutcome;
import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes the files of a test, and keeps its figures for the end of the session. */
final class Reporting {
  /** Set for tests that a test runs: they are not the build's, and its figures are not theirs. */
  static final String INNER = "racetest.kit.run";

  private final boolean isInner;
  private final Optional<ReportFolder> folder;
  private final ReportName name;
  private final String display;

  /**
   * Where and under which name the reports of a test go.
   *
   * @param folder empty if none are wanted
   */
  Reporting(Optional<ReportFolder> folder, Invocation invocation, ExtensionContext context) {
    this.isInner = context.getConfigurationParameter(INNER).isPresent();
    this.folder = folder;
    this.name = invocation.name();
    this.display = invocation.label();
  }

  /**
   * Writes the files; where that fails, a warning says so, and the test goes on without them.
   *
   * @return the line that tells a reader where to look; empty if there is nothing to look at
   */
  String write(ExplorationResult result) {
    List<Path> files = folder.map(to -> files(to, result)).orElse(List.of());
    List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
    if (!isInner) {
      SessionReports.add(
          folder.map(ReportFolder::path), TestOutcome.of(name.id(), display, result, names));
    }
    return files.isEmpty() ? "" : line(files.get(0));
  }

  private List<Path> files(ReportFolder to, ExplorationResult result) {
    try {
      return to.write(result, name);
    } catch (IOException | RuntimeException failure) {
      SessionReports.warn(to.path(), failure);
      return List.of();
    }
  }

  private static String line(Path file) {
    return (file.toString().endsWith(".html") ? "  Page:    " : "  Report:  ") + file + '\n';
  }
}

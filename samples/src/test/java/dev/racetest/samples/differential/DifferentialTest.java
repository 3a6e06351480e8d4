package dev.racetest.samples.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.FreshJvm;
import dev.racetest.samples.differential.oracle.Comparison;
import dev.racetest.samples.differential.oracle.WatchedDetector;
import dev.racetest.scheduler.spi.RaceDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs with real threads, from the inserted bytecode to the verdict: the variables that
 * are reported are those on which, by the log of the execution, two accesses are not ordered.
 *
 * <p>Each set-up has programs of its own: a hundred thousand on continuations, fewer on real
 * threads, which are slow. In a JVM of its own, because the detector is watched there.
 */
class DifferentialTest {
  private static final int PROGRAMS = Carrier.CONTINUATIONS ? 100_000 : 10_000;
  private static final long SEED =
      100L * Runtime.version().feature() + (Carrier.CONTINUATIONS ? 1L : 0L);

  private static final Pattern RESULT =
      Pattern.compile(
          "deaf to (\\w+): compared (\\d+), racy (\\d+), innocent (\\d+), different (\\d+)");

  @Test
  void theDetectorReportsWhatTheLogsShow(@TempDir Path folder) throws Exception {
    List<String> output = compare(folder);
    String text = String.join("\n", output);
    Matcher results = RESULT.matcher(text);
    assertTrue(results.find(), text);
    assertEquals("NONE", results.group(1));
    assertEquals(PROGRAMS, number(results, 2), text);
    assertEquals(0, number(results, 5), text);
    // The comparison is worth something only if both verdicts are frequent ...
    assertTrue(number(results, 3) > PROGRAMS / 10, text);
    assertTrue(number(results, 4) > PROGRAMS / 10, text);
    // ... and if it finds out a detector that misses something.
    for (String deafness : List.of("START", "JOIN", "RELEASE")) {
      assertTrue(results.find(), text);
      assertEquals(deafness, results.group(1));
      assertTrue(number(results, 5) > 0, text);
    }
  }

  private static List<String> compare(Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(RaceDetector.class.getName()), WatchedDetector.class.getName());
    return new FreshJvm(Carrier.NAME)
        .with("-Dracetest.exclude=" + Comparison.class.getPackageName())
        .withFirst(folder)
        .run(Comparison.class, Long.toString(SEED), Integer.toString(PROGRAMS));
  }

  private static int number(Matcher result, int group) {
    return Integer.parseInt(result.group(group));
  }
}

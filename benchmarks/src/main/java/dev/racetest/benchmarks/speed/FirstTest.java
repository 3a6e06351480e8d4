package dev.racetest.benchmarks.speed;

import dev.racetest.junit.RaceTest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one test in a fresh JVM, the agent of which is loaded when a test asks for it, and says so
 * when its body is run. It does not look at the clock, which stands still for explored code.
 */
public class FirstTest {
  /** Straight to the process: what a test prints while it is explored is kept back. */
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);

  private static void begin() {
    OUT.println(FreshProcess.BEGUN);
  }

  /** The test under control. */
  @RaceTest(schedules = 1)
  void explored() {
    begin();
  }

  /** The same without. */
  @Test
  void ordinary() {
    begin();
  }

  /** The argument is the name of the test. */
  public static void main(String[] arguments) {
    try (LauncherSession session = LauncherFactory.openSession()) {
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(DiscoverySelectors.selectMethod(FirstTest.class, arguments[0]))
                  .configurationParameter("racetest.reports", "off")
                  .configurationParameter("racetest.corpus", "off")
                  .build());
    }
  }
}

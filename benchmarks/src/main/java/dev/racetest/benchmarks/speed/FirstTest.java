package dev.racetest.benchmarks.speed;

import dev.racetest.junit.RaceTest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one test in a fresh JVM, the agent of which is loaded when a test asks for it, and prints
 * how long after the start of the JVM its body was run for the first time.
 */
public class FirstTest {
  private static final AtomicLong BEGUN = new AtomicLong();

  private static void begin() {
    BEGUN.compareAndSet(0L, System.currentTimeMillis());
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
    long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    System.out.println("figure " + (BEGUN.get() - started));
  }
}

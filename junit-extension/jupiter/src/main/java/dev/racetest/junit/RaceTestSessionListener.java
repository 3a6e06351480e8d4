package dev.racetest.junit;

import dev.racetest.scheduler.install.Installer;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * Installs the instrumentation when a launcher session opens, which is before test classes are
 * loaded, and tells at its end what the tests have come to, and which opt-outs have matched
 * nothing. Found by {@link java.util.ServiceLoader}.
 */
public final class RaceTestSessionListener implements LauncherSessionListener {
  private final AllTestsSession allTests = new AllTestsSession();

  /**
   * Installs it.
   *
   * @throws IllegalStateException if {@code racetest.all} asks for what is not to be had; no test
   *     must run then as if it were
   */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    // System properties and junit-platform.properties: no more is known so early.
    ConfigurationParameters parameters =
        LauncherDiscoveryRequestBuilder.request().build().getConfigurationParameters();
    allTests.prepare(parameters::get);
    session.getLauncher().registerLauncherDiscoveryListeners(new Discovery());
    if (AllTests.of(parameters::get) == AllTests.OFF && !isMaven()) {
      installForRaceTests();
    }
  }

  /**
   * Maven's own JVM looks which tests there are, and has others run them; its code is left as it
   * is. Should it run them after all, the first exploration asks for the installation.
   */
  private static boolean isMaven() {
    String launcher = "org/codehaus/plexus/classworlds/launcher/Launcher.class";
    return ClassLoader.getSystemClassLoader().getResource(launcher) != null;
  }

  private static void installForRaceTests() {
    try {
      Installer.install();
    } catch (IllegalStateException failure) {
      // A session without race tests must not suffer; a race test fails with this very reason,
      // because its exploration asks for the installation again.
    }
  }

  /** Sees what those who start tests ask for themselves. */
  private final class Discovery implements LauncherDiscoveryListener {
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
      ConfigurationParameters parameters = request.getConfigurationParameters();
      allTests.prepare(parameters::get);
      AllTestsSession.check(parameters::get);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    StaleOptOuts.tell();
    SessionReports.close();
    TestsRunOnce.lines().forEach(line -> Log.tell("RaceTest: " + line));
    WatchedRun.summary().ifPresent(text -> Log.tell("RaceTest: " + text));
    allTests.close();
  }
}

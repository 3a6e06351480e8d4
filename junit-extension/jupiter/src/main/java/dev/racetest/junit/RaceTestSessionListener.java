package dev.racetest.junit;

import dev.racetest.scheduler.install.Installer;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Installs the instrumentation when a launcher session opens, which is before test classes are
 * loaded, and tells at its end what the race tests have come to, and which opt-outs have matched
 * nothing. Found by {@link java.util.ServiceLoader}.
 */
public final class RaceTestSessionListener implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    try {
      Installer.install();
    } catch (IllegalStateException failure) {
      // A session without race tests must not suffer; a race test fails with this very reason,
      // because its exploration asks for the installation again.
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    StaleOptOuts.tell();
    SessionReports.close();
  }
}

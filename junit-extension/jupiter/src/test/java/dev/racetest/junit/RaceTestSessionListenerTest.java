package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSessionListener;

class RaceTestSessionListenerTest {
  @Test
  void theLauncherFindsIt() {
    assertTrue(
        ServiceLoader.load(LauncherSessionListener.class).stream()
            .anyMatch(provider -> provider.type() == RaceTestSessionListener.class));
  }
}

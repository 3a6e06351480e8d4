package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationResult;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Is told what each race test has come to, whether it passes or fails. Found by {@link
 * java.util.ServiceLoader}.
 */
public interface ExplorationListener {
  /**
   * A race test has been explored. Called on the thread that runs the test, before JUnit knows of
   * the result; what it throws is logged and changes nothing.
   *
   * @param context the test
   * @param result what was found
   */
  void explored(ExtensionContext context, ExplorationResult result);
}

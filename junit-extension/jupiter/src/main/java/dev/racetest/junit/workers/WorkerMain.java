package dev.racetest.junit.workers;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.racetest.scheduler.Texts;
import dev.racetest.scheduler.install.Installer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a worker JVM runs: JUnit, with the one test that is explored. RaceTest's extension then asks
 * {@link BlockServer} what to do.
 */
public final class WorkerMain implements TestExecutionListener {
  /** Stands in the environment: arguments can be seen by other users of the machine. */
  static final String KEY = "RACETEST_WORKER";

  private static final int FAILED = 3;

  private Optional<String> why = Optional.empty();

  private WorkerMain() {}

  /**
   * Explores until nothing is left to do.
   *
   * @param arguments the port at which the JVM of the test waits
   */
  public static void main(String[] arguments) {
    int status = FAILED;
    try {
      new WorkerMain().run(Integer.parseInt(arguments[0]));
      status = 0;
    } catch (Throwable failure) {
      failure.printStackTrace();
    }
    // Threads that the test has left behind may go on for ever.
    System.exit(status);
  }

  private void run(int port) throws IOException {
    try (Wire wire = new Wire(new Socket(InetAddress.getLoopbackAddress(), port))) {
      Texts.write(System.getenv(KEY), wire.out());
      wire.out().flush();
      Greeting greeting = Greeting.read(wire.in());
      greeting.setProperties();
      BlockServer server = BlockServer.begin(wire);
      Installer.install();
      LauncherFactory.create(alone()).execute(request(greeting), this);
      if (!server.hasServed()) {
        server.refuse(why.orElse("JUnit does not find the test " + greeting.test()));
      }
    }
  }

  /** Listeners of the class path would count this test among those of the build. */
  private static LauncherConfig alone() {
    return LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
  }

  private static LauncherDiscoveryRequest request(Greeting greeting) {
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(!greeting.areAll())
        .configurationParameters(greeting.parameters())
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        // The time is measured where the test was started.
        .configurationParameter("junit.jupiter.execution.timeout.mode", "disabled")
        .selectors(selectUniqueId(greeting.test()))
        .build();
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    why = Optional.of("it is skipped there: " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    why = result.getThrowable().map(thrown -> "it fails there: " + thrown).or(() -> why);
  }
}

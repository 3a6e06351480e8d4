package dev.racetest.samples.demo;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Shows the main job: {@link LostUpdateDemo} fails with a report, and the token in that report
 * brings the same execution back in another JVM. Ends with status 0 if all that happened.
 */
public final class Demo {
  private static final Pattern TOKEN = Pattern.compile("-Dracetest\\.replay=(\\S+)");

  private Demo() {}

  /** Runs the test once, or, called with {@code report}, only prints the report of its failure. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String report = report();
    out.println(report);
    if (arguments.length == 0) {
      out.println(replayed(report));
    }
  }

  /** The message of the failure in which the test ends. */
  public static String report() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(LostUpdateDemo.class))
            .configurationParameter("racetest.corpus", "off")
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    List<TestExecutionSummary.Failure> failures = listener.getSummary().getFailures();
    require(failures.size() == 1, "one failure was expected, but there were " + failures.size());
    return failures.get(0).getException().getMessage();
  }

  /** Lets another JVM replay the token of {@code report}; says what came of it. */
  private static String replayed(String report) throws IOException, InterruptedException {
    String token = token(report);
    Process jvm =
        new ProcessBuilder(command(token)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String again = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    require(jvm.waitFor() == 0, "the replay ended with status " + jvm.exitValue() + "\n" + again);
    // A token holds the hash of all events: the same token is the same execution.
    require(token(again).equals(token), "the replay took another course:\n" + again);
    // The log may have a line before it.
    require(again.lines().anyMatch(headline(report)::equals), "another failure:\n" + again);
    return "Replayed in another JVM with -Dracetest.replay=%s%n  the same failure, event for event: %s"
        .formatted(token, headline(again));
  }

  /** This JVM's own command line, with the token. */
  private static List<String> command(String token) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dracetest.replay=" + token);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Demo.class.getName(), "report"));
    return command;
  }

  private static String token(String report) {
    Matcher matcher = TOKEN.matcher(report);
    require(matcher.find(), "no token in:\n" + report);
    return matcher.group(1);
  }

  private static String headline(String report) {
    return report.lines().findFirst().orElse("");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}

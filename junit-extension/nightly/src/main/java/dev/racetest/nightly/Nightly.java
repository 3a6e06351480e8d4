package dev.racetest.nightly;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: explores race tests for hours, on one machine or many. */
@Command(
    name = "nightly",
    description = "Explores race tests for hours, on one machine or many.",
    mixinStandardHelpOptions = true,
    subcommands = {RunVerb.class, StatusVerb.class, ReportVerb.class, WorkerVerb.class})
public final class Nightly {
  private Nightly() {}

  /** Runs a command; the exit status says how it went, see {@link Status}. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Nightly())
        .registerConverter(Duration.class, new DurationArgument())
        .registerConverter(Explore.class, Explore::of)
        .setParameterExceptionHandler(new WrongUse())
        .setExecutionExceptionHandler(new Failures());
  }
}

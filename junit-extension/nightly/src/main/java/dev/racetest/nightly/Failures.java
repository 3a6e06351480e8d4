package dev.racetest.nightly;

import dev.racetest.nightly.store.StoreException;
import dev.racetest.nightly.work.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one message why a command could not be carried out. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    boolean isExpected =
        failure instanceof StoreException
            || failure instanceof JobException
            || failure instanceof IOException
            || failure instanceof UncheckedIOException;
    command.getErr().println("nightly: " + (isExpected ? failure.getMessage() : failure));
    if (!isExpected) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return Status.FAILED;
  }
}

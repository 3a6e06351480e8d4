package dev.racetest.nightly;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a command, in one message, and how all about it can be seen. */
final class WrongUse implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter out = command.getErr();
    out.println("nightly: " + wrong.getMessage());
    out.println(
        "Try: nightly " + (isMain(command) ? "" : command.getCommandName() + " ") + "--help");
    out.flush();
    return Status.WRONG_USE;
  }

  private static boolean isMain(CommandLine command) {
    return command.getParent() == null;
  }
}

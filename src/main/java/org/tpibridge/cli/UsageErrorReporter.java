package org.tpibridge.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a command line that is wrong. Not a lambda, see {@link NumberConverters}. */
record UsageErrorReporter(PrintStream err) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    err.println(
        e instanceof UnmatchedArgumentException unmatched ? text(unmatched) : e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.FAILED.number();
  }

  private static String text(UnmatchedArgumentException e) {
    String arguments = String.join(" ", e.getUnmatched());
    if (e.isUnknownOption()) {
      return "Unknown option: " + arguments;
    }
    if (!e.getCommandLine().getSubcommands().isEmpty()) {
      return "Unknown command: " + arguments;
    }
    return "Unknown argument: "
        + arguments
        + ". Remove it, or put quotes around a value that contains spaces.";
  }
}

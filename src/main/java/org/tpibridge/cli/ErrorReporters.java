package org.tpibridge.cli;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.cli.options.NumberConverters;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.store.database.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports errors of a command. These are classes and not lambdas, see {@link NumberConverters}. */
final class ErrorReporters {
  private ErrorReporters() {}

  /** Reports a command line that is wrong. */
  record OfUsage(PrintStream err) implements IParameterExceptionHandler {
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

  /** Reports that a command failed. */
  record OfFailure(PrintStream err) implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(OfFailure.class);

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
      // The messages of these are written for the user.
      if (e instanceof UsageException
          || e instanceof StoreException
          || e instanceof ImportException
          || e instanceof ErasureException) {
        // Some messages contain lines to copy.
        String.valueOf(e.getMessage()).lines().forEach(err::println);
        return ExitCode.FAILED.number();
      }
      // Neither the message nor the stack trace of other exceptions: they may quote a visit.
      StackTraceElement[] trace = e.getStackTrace();
      err.println(
          "An internal error occurred: "
              + e.getClass().getName()
              + (trace.length == 0 ? "" : " at " + trace[0])
              + ". Report it with this message, the command, and the program version (tpi-bridge"
              + " --version). Do not include patient data.");
      log.debug("failed", e);
      return ExitCode.FAILED.number();
    }
  }
}

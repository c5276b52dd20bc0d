package org.tpibridge.cli;

import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.store.database.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports that a command failed. Not a lambda, see {@link NumberConverters}. */
record FailureReporter(PrintStream err) implements IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(FailureReporter.class);

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

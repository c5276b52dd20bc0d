package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.store.database.StoreException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command line: finds the command, runs it and returns its exit code. */
public final class Terminal {
  private static final Logger log = LoggerFactory.getLogger(Terminal.class);

  @Command(
      name = "tpi-bridge",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Convert trigger point injection visits to FHIR R4, validate and store them.",
      synopsisSubcommandLabel = "COMMAND",
      commandListHeading = "%nCommands:%n",
      footer = {
        "",
        "Run tpi-bridge COMMAND --help for options and examples.",
        "Settings: application.yaml in . or ./config, or TPIBRIDGE_… variables.",
        "Shell completion: source <(tpi-bridge generate-completion)",
      })
  private static final class RootCommand {}

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {program()};
    }
  }

  private final CommandLine line;

  /**
   * @param services created when a command first needs them; may throw {@link UsageException}
   */
  public Terminal(CommandServices services, Console console) {
    line =
        new CommandLine(new RootCommand())
            .addSubcommand(new ConvertCommand(services, console))
            .addSubcommand(new ValidateCommand(services, console))
            .addSubcommand(new CheckCommand(services, console))
            .addSubcommand(new ImportCommand(services, console))
            .addSubcommand(new StatusCommand(services, console))
            .addSubcommand(new ListenCommand(services, console))
            .addSubcommand(new MapColumnsCommand(services, console))
            .addSubcommand(new ExplainCommand(services, console))
            .addSubcommand(new UndoCommand(services, console))
            .addSubcommand(new PatientsCommand(services, console))
            .addSubcommand(new EraseCommand(services, console))
            .addSubcommand(new BackupCommand(services, console))
            .addSubcommand(new RestoreCommand(services, console))
            .addSubcommand(new ReindexCommand(services, console))
            .addSubcommand(new GenerateCompletion())
            .setOut(new PrintWriter(console.help(), true, UTF_8))
            .setErr(new PrintWriter(console.err(), true, UTF_8))
            .registerConverter(int.class, Terminal::parseInt)
            .registerConverter(Integer.class, Terminal::parseInt)
            .registerConverter(long.class, Terminal::parseLong)
            .registerConverter(Long.class, Terminal::parseLong)
            .setParameterExceptionHandler((e, arguments) -> reportUsageError(e, console.err()))
            .setExecutionExceptionHandler((e, command, parsed) -> reportFailure(e, console.err()));
    line.getSubcommands().values().stream()
        .filter(c -> !(c.getCommand() instanceof GenerateCompletion))
        .forEach(
            c ->
                c.getCommandSpec()
                    .addMixin(
                        "standard",
                        CommandLine.Model.CommandSpec.create().mixinStandardHelpOptions(true)));
  }

  /** The program's name and version. */
  public static String program() {
    String version = Terminal.class.getPackage().getImplementationVersion();
    return "TPI Bridge " + (version == null ? "(from classes)" : version);
  }

  /** Runs the command line and returns the exit code. */
  public int run(String... arguments) {
    if (arguments.length == 0) {
      line.usage(line.getErr(), CommandLine.Help.Ansi.OFF);
      return ExitCode.FAILED.number();
    }
    return line.execute(arguments);
  }

  private static int parseInt(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw notANumber(value);
    }
  }

  private static long parseLong(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw notANumber(value);
    }
  }

  private static TypeConversionException notANumber(String value) {
    return new TypeConversionException("'" + value + "' is not a whole number");
  }

  private static int reportUsageError(ParameterException e, PrintStream err) {
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

  private static int reportFailure(Exception e, PrintStream err) {
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

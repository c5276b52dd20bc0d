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
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the verb, runs it, gives its exit code. */
public final class Terminal {
  private static final Logger log = LoggerFactory.getLogger(Terminal.class);

  @Command(
      name = "tpi-bridge",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Turns trigger point injection visits into FHIR R4 and proves them.",
      synopsisSubcommandLabel = "VERB",
      commandListHeading = "%nVerbs:%n",
      footer = {
        "",
        "tpi-bridge VERB --help tells more, with examples.",
        "Settings: application.yaml in this folder or in ./config, or TPIBRIDGE_… variables.",
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
   * @param services made when a verb first needs them; may throw {@link UsageException}
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
            .setParameterExceptionHandler((e, arguments) -> wrongUsage(e, console.err()))
            .setExecutionExceptionHandler((e, verb, parsed) -> failed(e, console.err()));
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

  /** Runs what was typed; returns the exit code. */
  public int run(String... arguments) {
    if (arguments.length == 0) {
      line.usage(line.getErr(), CommandLine.Help.Ansi.OFF);
      return ExitCode.UNREADABLE.number();
    }
    return line.execute(arguments);
  }

  private static int wrongUsage(ParameterException e, PrintStream err) {
    CommandLine verb = e.getCommandLine();
    err.println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, verb.getErr());
    err.println("See " + verb.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.UNREADABLE.number();
  }

  private static int failed(Exception e, PrintStream err) {
    // Both are written for the user.
    if (e instanceof UsageException
        || e instanceof StoreException
        || e instanceof ImportException
        || e instanceof ErasureException) {
      err.println(e.getMessage());
      return ExitCode.UNREADABLE.number();
    }
    // No message and no stack trace of a stranger: either may quote a visit.
    StackTraceElement[] trace = e.getStackTrace();
    err.println(
        "The program failed: "
            + e.getClass().getName()
            + (trace.length == 0 ? "" : " at " + trace[0])
            + ". This is a defect; please report it with the version.");
    log.debug("failed", e);
    return ExitCode.UNREADABLE.number();
  }
}

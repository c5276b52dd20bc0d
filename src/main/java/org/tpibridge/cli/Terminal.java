package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Objects;
import org.tpibridge.cli.options.NumberConverters;
import org.tpibridge.cli.options.OutputForm;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.UsageException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Runs the command line: finds the command, runs it and returns its exit code. */
public final class Terminal {
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
            .addSubcommand(new ExportCommand(services, console))
            .addSubcommand(new StatusCommand(services, console))
            .addSubcommand(new ListenCommand(services, console))
            .addSubcommand(new MapColumnsCommand(services, console))
            .addSubcommand(new ExplainCommand(services, console))
            .addSubcommand(new UndoCommand(services, console))
            .addSubcommand(new PatientsCommand(services, console))
            .addSubcommand(new EraseCommand(services, console))
            .addSubcommand(new BackupCommand(services, console))
            .addSubcommand(new RestoreCommand(services, console))
            .addSubcommand(new MigrateCommand(services, console))
            .addSubcommand(new ReindexCommand(services, console))
            .addSubcommand(new PreflightCommand(services, console))
            .addSubcommand(new PushCommand(services, console))
            .addSubcommand(new DiffCommand(services, console))
            .addSubcommand(new PullCommand(services, console))
            .addSubcommand(new MatchCommand(services, console))
            .addSubcommand(new ConflictsCommand(services, console))
            .addSubcommand(new BridgeCommand(services, console))
            .addSubcommand(new PersonaCommand(services, console))
            .addSubcommand(new ServeCommand(services, console))
            .addSubcommand(new GenerateCompletion())
            .setOut(new PrintWriter(console.help(), true, UTF_8))
            .setErr(new PrintWriter(console.err(), true, UTF_8))
            .registerConverter(OutputForm.class, new OutputForm.Converter())
            .registerConverter(int.class, new NumberConverters.OfInt())
            .registerConverter(Integer.class, new NumberConverters.OfInt())
            .registerConverter(long.class, new NumberConverters.OfLong())
            .registerConverter(Long.class, new NumberConverters.OfLong())
            .setParameterExceptionHandler(new ErrorReporters.OfUsage(console.err()))
            .setExecutionExceptionHandler(new ErrorReporters.OfFailure(console.err()));
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
    return "TPI Bridge " + version();
  }

  /** The program's version. */
  public static String version() {
    return Objects.requireNonNullElse(
        Terminal.class.getPackage().getImplementationVersion(), "(from classes)");
  }

  /** Runs the command line and returns the exit code. */
  public int run(String... arguments) {
    if (arguments.length == 0) {
      line.usage(line.getErr(), CommandLine.Help.Ansi.OFF);
      return ExitCode.FAILED.number();
    }
    return line.execute(arguments);
  }
}

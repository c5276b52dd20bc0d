package org.tpibridge.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.launch.PersonaStart;
import org.tpibridge.cli.launch.RunningPersona;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.UsageException;
import org.tpibridge.report.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "persona",
    description = "Start a simulated EHR on this machine, to try the exchange with EHRs.",
    footer = {
      "",
      "A simulated EHR is a small FHIR server on 127.0.0.1 that behaves like one kind of EHR:"
          + " epic-like, oracle-like, athena-like, athena-practice-like, ecw-like, nextgen-like or"
          + " hapi-like. Its data are in memory and are lost when it stops. See"
          + " docs/simulated-ehrs.md for what each kind accepts, and for the faults.",
      "",
      "Besides FHIR at /fhir, it has /faults (GET, POST, DELETE), /resources and /requests.",
      "",
      "To stop it, use Ctrl-C or SIGTERM.",
      "",
      "Exit codes: 130 stopped by Ctrl-C, 143 stopped by SIGTERM, 2 wrong usage, or a port or file"
          + " that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge persona hapi-like --port 8090",
      "  tpi-bridge persona epic-like --data patients.ndjson",
      "  tpi-bridge persona oracle-like --fault lost-answer,method=POST",
    })
final class PersonaCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "KIND", description = "Kind of EHR, such as epic-like.")
  private String kind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on (default: any free port).")
  private int port;

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Resources that it has from the start: resources or Bundles (JSON, NDJSON).")
  private List<Path> data = new ArrayList<>();

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description = {
        "Fault with properties, such as throttled,times=3,retry-after=date.",
        "Can be given several times."
      })
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--authorization",
      paramLabel = "FORM",
      description =
          "Require smart:CLIENT, basic:USER:PASSWORD or bearer:TOKEN (default: none required).")
  private Optional<String> authorization = Optional.empty();

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description =
          "Public keys of the SMART client (JWK Set). Without it, signatures are not verified.")
  private Optional<Path> keys = Optional.empty();

  @Option(
      names = "--token-seconds",
      paramLabel = "SECONDS",
      description = "Lifetime of the tokens it issues (default 300).")
  private int tokenSeconds = 300;

  @Option(
      names = "--contract-writes",
      description = "Accept writes that it does not declare, as under a contract (ecw-like).")
  private boolean contractWrites;

  @Option(
      names = "--continued-exports",
      description = "Continue the manifests of bulk exports, as in Bulk Data Access 3.0.")
  private boolean continuedExports;

  PersonaCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UsageException("--port must be from 0 to " + HIGHEST_PORT + ".");
    }
    if (tokenSeconds < 1) {
      throw new UsageException("--token-seconds must be at least 1.");
    }
    PersonaStart start =
        new PersonaStart(
            kind,
            port,
            data,
            faults,
            authorization,
            keys,
            Duration.ofSeconds(tokenSeconds),
            contractWrites,
            continuedExports);
    try (RunningPersona persona = services.simulateEhr(start)) {
      Runtime.getRuntime().addShutdownHook(new Thread(persona::close, "persona-shutdown"));
      console.out().println(persona.base().toString());
      console.out().flush();
      console
          .err()
          .println(
              "Simulated EHR %s with %s. To stop it, use Ctrl-C."
                  .formatted(kind, Quantity.of(persona.resources(), "resource")));
      persona.await();
      return ExitCode.OK.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK.number();
    }
  }
}

package org.tpibridge.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.PreflightText;
import org.tpibridge.exchange.auth.InvalidKeyFileException;
import org.tpibridge.exchange.auth.SigningKeys;
import org.tpibridge.exchange.preflight.PreflightJson;
import org.tpibridge.exchange.preflight.PreflightReport;
import org.tpibridge.exchange.settings.Authorization.BackendServices;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preflight",
    description = "Check an EHR, and list what it will receive and what it will not.",
    footer = {
      "",
      "Checks the connection, certificates, the token and the CapabilityStatement. Nothing is"
          + " written to the EHR, and no patient is read: one search asks for a patient who does"
          + " not exist.",
      "",
      "Evidence: \"declared, unproven\" until a write of the type succeeded, because EHRs refuse"
          + " or drop some of what they declare.",
      "",
      "Requires the EHR under tpibridge.ehrs (docs/ehr-settings.md).",
      "",
      "Exit codes: 0 the EHR can be used; 2 wrong usage or settings; 3 the EHR cannot be reached"
          + " or refuses this program.",
      "",
      "Examples:",
      "  tpi-bridge preflight hospital",
      "  tpi-bridge preflight hospital --output json",
      "  tpi-bridge preflight hospital --jwks > jwks.json",
    })
final class PreflightCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.")
  private String name;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private TextOrJson format;

  @Option(
      names = "--jwks",
      description =
          "Print the public keys of authorization.key-file, to register or publish, and check"
              + " nothing.")
  private boolean keys;

  PreflightCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    EhrSettings ehr = services.ehr(name);
    if (keys) {
      printKeys(ehr);
      return ExitCode.OK.number();
    }
    PreflightReport report = report(ehr);
    if (format == TextOrJson.json) {
      IndentedJson.print(PreflightJson.of(report), console.out());
    } else {
      new PreflightText(console.text()).print(report);
    }
    return (report.isAvailable() ? ExitCode.OK : ExitCode.EHR_UNAVAILABLE).number();
  }

  private PreflightReport report(EhrSettings ehr) {
    Optional<Store> existing = services.existingStore();
    try {
      return services.preflight(ehr, existing);
    } finally {
      existing.ifPresent(Store::close);
    }
  }

  private void printKeys(EhrSettings ehr) {
    if (!(ehr.authorization() instanceof BackendServices smart)) {
      throw new UsageException(
          "--jwks requires authorization.type: smart, but "
              + ehr.name()
              + " has another authorization.");
    }
    try {
      console.out().print(SigningKeys.read(smart.keyFile()).publicSet() + "\n");
    } catch (InvalidKeyFileException e) {
      throw new UsageException(e.getMessage());
    }
  }
}

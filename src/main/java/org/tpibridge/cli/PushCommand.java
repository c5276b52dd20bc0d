package org.tpibridge.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.PushText;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushRun;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.PushTarget;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "push",
    description = "Send to an EHR what it does not have yet.",
    footer = {
      "",
      "Sends new and changed visits, and marks as entered in error there what is no longer in a"
          + " visit here. To see first what the EHR accepts, run: tpi-bridge preflight NAME",
      "",
      "Patients are matched with the EHR's records: an identifier and a second factor must agree."
          + " If that is not certain, nothing of the patient is sent, and the patient is listed by:"
          + " tpi-bridge match NAME",
      "",
      "Several pushes to one EHR can run at the same time. If a push stops, the same command"
          + " continues: requests without an answer are looked up before anything is sent again.",
      "",
      "Requires the clinic's settings, and the EHR under tpibridge.ehrs (docs/ehr-settings.md).",
      "",
      "Exit codes: 0 everything was delivered or cannot be transmitted; 1 refused data, unknown"
          + " results or items to review; 2 wrong usage or settings; 3 the EHR cannot be reached or"
          + " refuses this program.",
      "",
      "Examples:",
      "  tpi-bridge push hospital",
      "  tpi-bridge push hospital --full",
    })
final class PushCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.")
  private String name;

  @Option(
      names = "--full",
      description = "Compare all patients with what was sent, not only those with changes.")
  private boolean full;

  @Option(names = "--dry-run", description = "Show what would be sent. Nothing is written.")
  private boolean dryRun;

  @Option(
      names = "--approve",
      description =
          "Approve the first push, if the settings require it (tpibridge.ehrs[].approve).")
  private boolean approve;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "4",
      description = "Number of patients that are sent at the same time (default ${DEFAULT-VALUE}).")
  private int threads;

  @Mixin private DemoOption demo;

  PushCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (threads < 1 || threads > 64) {
      throw new UsageException("--threads must be 1 to 64.");
    }
    services.requireClinicSettings(demo.isDemo());
    EhrSettings ehr = services.ehr(name);
    ExchangeChecks.testData(ehr, demo.isDemo());
    try (Store store = services.requiredStore();
        EhrClient client = services.ehrClient(ehr, store)) {
      ExchangeChecks.store(services, console, store, demo.isDemo());
      if (dryRun) {
        return DiffCommand.print(
                console, TextOrJson.text, DiffCommand.preview(ehr, client, store, full))
            .number();
      }
      PushTarget target =
          new PushTarget(
              ehr, client, store, System.getProperty("user.name"), InstantSource.system());
      PushSummary summary =
          new PushRun(
                  target,
                  new CapabilitySource(ehr, client, store),
                  new PushOptions(full, approve, threads, PushOptions.FIRST_RETRY, PATIENCE))
              .run();
      new PushText(console.out()).print(ehr.name(), summary);
      return code(summary).number();
    } catch (ExchangeException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static ExitCode code(PushSummary summary) {
    if (!summary.available()) {
      return ExitCode.EHR_UNAVAILABLE;
    }
    return summary.isComplete() ? ExitCode.OK : ExitCode.NOT_ALL_SUCCEEDED;
  }
}

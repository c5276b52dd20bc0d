package org.tpibridge.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.PullText;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.lease.ExclusivePull;
import org.tpibridge.exchange.lease.PermittedClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.pull.PullException;
import org.tpibridge.exchange.pull.PullOptions;
import org.tpibridge.exchange.pull.PullRun;
import org.tpibridge.exchange.pull.PullSummary;
import org.tpibridge.exchange.pull.PullTarget;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.validation.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "pull",
    description = "Store what an EHR has of the patients and visits of this store.",
    footer = {
      "",
      "Stores new and changed resources of matched patients as versions, and assigns them to"
          + " visits: also pain scores that the EHR records later for a visit. Imports visits that"
          + " another TPI Bridge has sent to the EHR. Nothing is written to the EHR.",
      "",
      "Only changes since the last pull are requested. If a pull stops, run the same command"
          + " again; nothing is lost or stored twice. See docs/pull.md.",
      "",
      "Requires the clinic's settings, and the EHR under tpibridge.ehrs (docs/ehr-settings.md).",
      "",
      "Exit codes: 0 everything was pulled; 1 some items could not be pulled; 2 wrong usage or"
          + " settings; 3 the EHR cannot be reached or refuses this program.",
      "",
      "Examples:",
      "  tpi-bridge pull hospital",
      "  tpi-bridge pull hospital --full",
      "  tpi-bridge pull hospital --bulk",
      "  tpi-bridge pull hospital --output json",
    })
final class PullCommand implements Callable<Integer> {
  /** Exports may take hours; a later command continues. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final MapFiles NO_MAPS =
      new MapFiles(Optional.empty(), Optional.empty(), Optional.empty());

  private final CommandServices services;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The EHR's name in the settings.")
  private String name;

  @Option(
      names = "--full",
      description =
          "Request everything, not only changes, and check which resources the EHR has deleted.")
  private boolean full;

  @Option(
      names = "--bulk",
      description =
          "Have the EHR export files ($export) instead of searching it: for large amounts. Waits up"
              + " to 10 minutes for the files; run the same command again to continue.")
  private boolean bulk;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private TextOrJson format;

  @Mixin private DemoOption demo;

  PullCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.requireClinicSettings(demo.isDemo());
    EhrSettings ehr = services.ehr(name);
    if (!ehr.hasFhir()) {
      throw new UsageException(
          ehr.name() + " receives HL7 v2 messages only, so nothing can be pulled from it.");
    }
    ExchangeChecks.testData(ehr, demo.isDemo());
    Validator validator = services.validator(List.of());
    PipelineOptions options = new PipelineOptions(true, Optional.empty(), NO_MAPS, demo.isDemo());
    try (Store store = services.store(SchemaPolicy.REQUIRE_CURRENT);
        EhrVisits visits = services.ehrVisits(options, store);
        EhrClient client = services.ehrClient(ehr, store);
        BulkClient bulkClient = services.bulkClient(ehr);
        ExclusivePull running = ExclusivePull.begin(store, ehr.name(), InstantSource.system())) {
      EhrClient permitted = new PermittedClient(client, running);
      ExchangeChecks.store(services, console, store, demo.isDemo());
      PullTarget target =
          new PullTarget(
              ehr,
              permitted,
              bulkClient,
              store,
              resource -> validator.validate(resource, List.of()),
              visits,
              InstantSource.system());
      PullSummary summary =
          new PullRun(
                  target,
                  new CapabilitySource(ehr, permitted, store),
                  new PullOptions(full, bulk, PATIENCE))
              .run();
      PullText text = new PullText(console.out());
      if (format == TextOrJson.json) {
        text.printJson(ehr.name(), summary);
      } else {
        text.print(ehr.name(), summary);
      }
      return code(summary).number();
    } catch (ExchangeException | PullException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static ExitCode code(PullSummary summary) {
    if (!summary.available()) {
      return ExitCode.EHR_UNAVAILABLE;
    }
    return summary.isComplete() ? ExitCode.OK : ExitCode.NOT_ALL_SUCCEEDED;
  }
}

package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.TextOrJson;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.PreviewText;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.push.PushPreview;
import org.tpibridge.exchange.push.PushPreview.Preview;
import org.tpibridge.exchange.push.PushTarget;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Show what a push would send to an EHR. Nothing is written.",
    footer = {
      "",
      "Compares all visits of the store with what was sent. The EHR is read, so that changed"
          + " elements are listed as they would change there.",
      "",
      "Exit codes: 0 equal; 1 different; 2 wrong usage or settings; 3 the EHR cannot be reached or"
          + " refuses this program.",
      "",
      "Examples:",
      "  tpi-bridge diff hospital",
      "  tpi-bridge diff hospital --output json",
    })
final class DiffCommand implements Callable<Integer> {
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

  @Mixin private DemoOption demo;

  DiffCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.requireClinicSettings(demo.isDemo());
    EhrSettings ehr = services.ehr(name);
    ExchangeChecks.testData(ehr, demo.isDemo());
    try (Store store = services.requiredStore();
        EhrClient client = services.ehrClient(ehr, store)) {
      ExchangeChecks.store(services, console, store, demo.isDemo());
      return print(console, format, preview(ehr, client, store, true)).number();
    }
  }

  static Preview preview(EhrSettings ehr, EhrClient client, Store store, boolean full) {
    PushTarget target =
        new PushTarget(ehr, client, store, System.getProperty("user.name"), InstantSource.system());
    return new PushPreview(target, new CapabilitySource(ehr, client, store)).run(full);
  }

  static ExitCode print(Console console, TextOrJson format, Preview preview) {
    PreviewText text = new PreviewText(console.out());
    if (format == TextOrJson.json) {
      text.printJson(preview);
    } else {
      text.print(preview);
    }
    if (!preview.available()) {
      return ExitCode.EHR_UNAVAILABLE;
    }
    return preview.isEqual() ? ExitCode.OK : ExitCode.NOT_ALL_SUCCEEDED;
  }
}

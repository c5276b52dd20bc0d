package org.tpibridge.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.RulesOption;
import org.tpibridge.cli.options.SourceOption;
import org.tpibridge.cli.output.Console;
import org.tpibridge.importing.messages.ListenerStatus;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "listen",
    description = "Receive HL7 v2 messages over MLLP and import the visits in them.",
    footer = {
      "",
      "A message is saved in the store before it is acknowledged with AA. A duplicate message is"
          + " acknowledged again and changes nothing. Messages that are not TPI visits are"
          + " acknowledged with AA and left out. Messages about patients who were erased from the"
          + " store are acknowledged with AA and not stored.",
      "",
      "The messages of a day are one job: tpi-bridge status lists it, undo undoes it, and explain"
          + " shows which message a resource comes from. For Bundles in a folder, use export.",
      "",
      "Requires the clinic's settings (docs/settings.md), or --demo.",
      "",
      "On any address other than loopback, mutual TLS is required, with the settings"
          + " tpibridge.listener.tls. To stop the listener, use Ctrl-C or SIGTERM. It first"
          + " finishes the message that it is processing.",
      "",
      "Exit codes: 130 stopped by Ctrl-C, 143 stopped by SIGTERM, 2 wrong usage, or a port, store or"
          + " key that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge listen",
      "  tpi-bridge listen --port 6661 --refuse",
    })
final class ListenCommand implements Callable<Integer> {
  private static final Duration DAY = Duration.ofDays(1);

  private final CommandServices services;
  private final Console console;

  @Mixin private RulesOption rules;
  @Mixin private DemoOption demo;

  @Option(
      names = "--segments",
      paramLabel = "YAML",
      description = "Map of the sender's own segments and codes; see docs/hl7v2.md.")
  private Optional<Path> segments = Optional.empty();

  @Mixin private SourceOption source;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      // A second line, so that the name of the setting is not divided.
      description = {
        "Address to listen on (default 127.0.0.1).",
        "Setting: tpibridge.listener.address."
      })
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "Port to listen on (default 2575); 0 for any free port.",
        "Setting: tpibridge.listener.port."
      })
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--refuse",
      description =
          "Respond with AE and ERR segments if a visit is rejected. Without it, every stored"
              + " message is acknowledged with AA.")
  private boolean refusing;

  ListenCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.requireClinicSettings(demo.isDemo());
    PipelineOptions pipelineOptions =
        new PipelineOptions(
            true,
            rules.sets(),
            new MapFiles(Optional.empty(), segments, source.name()),
            demo.isDemo());
    ListenOptions options =
        new ListenOptions(address, port.map(OptionalInt::of).orElse(OptionalInt.empty()), refusing);
    try (ShutdownSignal stop = new ShutdownSignal();
        Store store = services.store(SchemaPolicy.MIGRATE)) {
      InterruptedErasures.print(store, console.err());
      ListenerStatus status;
      try (RunningListener listener = services.listen(options, pipelineOptions, store)) {
        console
            .err()
            .println(
                "Listening on %s:%s."
                    .formatted(
                        listener.address().getAddress().getHostAddress(),
                        listener.address().getPort()));
        while (!stop.await(DAY)) {
          // It runs until it is stopped.
        }
        status = listener.stop();
      }
      print(status);
      return ExitCode.OK.number();
    }
  }

  private void print(ListenerStatus status) {
    console
        .err()
        .println(
            Quantity.of(status.received(), "message")
                + " received: "
                + status.accepted()
                + " imported, "
                + status.rejected()
                + " rejected."
                + waiting(status));
    if (status.ofErased() > 0) {
      console
          .err()
          .println(
              Quantity.of(status.ofErased(), "message")
                  + " about erased patients "
                  + (status.ofErased() == 1 ? "was" : "were")
                  + " acknowledged and not stored.");
    }
  }

  private static String waiting(ListenerStatus status) {
    return status.waiting().orElse(0) == 0
        ? ""
        : " "
            + Quantity.of(status.waiting().getAsLong(), "message")
            + " in the store will be imported when listen is started again.";
  }
}

package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.tpibridge.cli.options.DemoOption;
import org.tpibridge.cli.options.RulesOption;
import org.tpibridge.cli.options.SourceOption;
import org.tpibridge.cli.output.Console;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.files.OutputException;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.files.OutputFolder;
import org.tpibridge.importing.StoredSessions;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.export.BundleFolder;
import org.tpibridge.importing.messages.ErasedPatientAdmission;
import org.tpibridge.importing.messages.ListenerSessionHistory;
import org.tpibridge.importing.messages.MessageBundles;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.MultiMessageVisits;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.database.SchemaPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "listen",
    description = "Receive HL7 v2 messages over MLLP and convert the visits in them.",
    footer = {
      "",
      "A message is stored on disk before it is acknowledged with AA. A duplicate message is"
          + " acknowledged again but processed once. Messages that are not TPI visits are"
          + " acknowledged with AA and produce no Bundle. Messages about patients who were erased"
          + " from the store are acknowledged with AA and not stored.",
      "",
      "If a visit can no longer be converted, its Bundle is moved to withdrawn/ in the folder of"
          + " Bundles.",
      "",
      "Requires the clinic's settings (docs/settings.md), or --demo.",
      "",
      "On any address other than loopback, mutual TLS is required, with the settings"
          + " tpibridge.listener.tls. To stop the listener, use Ctrl-C or SIGTERM. It first"
          + " finishes the message that it is processing.",
      "",
      "Exit codes: 130 stopped by Ctrl-C, 143 stopped by SIGTERM, 2 wrong usage, or a port, folder,"
          + " store or key that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge listen --spool spool -o out",
      "  tpi-bridge listen --spool spool -o out --port 6661 --refuse",
    })
final class ListenCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Mixin private RulesOption rules;
  @Mixin private DemoOption demo;

  @Option(
      names = "--spool",
      required = true,
      paramLabel = "DIR",
      description = "Folder in which messages are stored. Only its owner can read it.")
  private Path spool;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for Bundles, one file per visit.")
  private Path out;

  @Option(
      names = "--review-queue",
      paramLabel = "DIR",
      description =
          "Folder for messages that a person must review, with findings (default: review-queue"
              + " in the spool).")
  private Optional<Path> reviewQueue = Optional.empty();

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
          "Respond with AE and ERR segments if a visit cannot be converted. Without it, every"
              + " stored message is acknowledged with AA.")
  private boolean refusing;

  @Option(
      names = "--validate",
      description = "Write only visits that are valid against the profiles (slower).")
  private boolean validate;

  ListenCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    services.requireClinicSettings(demo.isDemo());
    MapFiles maps = new MapFiles(Optional.empty(), segments, source.name());
    Path queue = reviewQueue.orElse(spool.resolve("review-queue"));
    OutputFolder bundles = bundles(services.outputs(maps), queue);
    VisitPipeline pipeline =
        services.pipeline(new PipelineOptions(validate, rules.sets(), maps, demo.isDemo()));
    try (ErasedPatientAdmission erased =
            ErasedPatientAdmission.open(
                () -> services.existingStore(SchemaPolicy.MIGRATE),
                services.erasures(),
                services.sources(),
                services.readers(maps).get(0));
        RunningListener listener =
            services.listen(
                new ListenOptions(
                    address,
                    port.map(OptionalInt::of).orElse(OptionalInt.empty()),
                    spool,
                    queue,
                    refusing),
                erased,
                new MessageBundles(
                    new MultiMessageVisits(
                        pipeline,
                        pipeline.newSeries(
                            new ListenerSessionHistory(new StoredSessions(erased::store))),
                        spool.resolve("visits")),
                    new BundleFolder(bundles, console.err())))) {
      Runtime.getRuntime().addShutdownHook(new Thread(listener::close, "listener-shutdown"));
      console
          .err()
          .println(
              "Listening on %s:%s. Bundles are written to %s."
                  .formatted(
                      listener.address().getAddress().getHostAddress(),
                      listener.address().getPort(),
                      out));
      listener.await();
      if (erased.refusedMessages() > 0) {
        console
            .err()
            .println(
                Quantity.of(erased.refusedMessages(), "message")
                    + " about erased patients "
                    + (erased.refusedMessages() == 1 ? "was" : "were")
                    + " acknowledged and not stored.");
      }
      return ExitCode.OK.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK.number();
    }
  }

  /** Bundles must not be written to the folders in which the listener stores messages. */
  private OutputFolder bundles(OutputFiles outputs, Path queue) {
    try {
      for (Path messages : List.of(spool, queue)) {
        outputs.refuseFolder(messages.equals(spool) ? "--spool" : "--review-queue", messages);
        if (OutputFiles.isIn(out, messages)) {
          throw new UsageException(
              "Cannot write Bundles (-o) to "
                  + out
                  + ": messages are stored in "
                  + messages
                  + ". Choose another folder.");
        }
      }
      return outputs.folder("-o", out);
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(
          "Cannot write to "
              + out
              + ": "
              + IoErrorText.of(e)
              + ". Check the permissions and the free space of the folder.");
    }
  }
}

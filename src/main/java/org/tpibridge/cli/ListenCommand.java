package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "listen",
    description = "Receives HL7 v2 messages over MLLP and converts the visits they tell of.",
    footer = {
      "",
      "Each message is on disk before it is answered AA; one that is sent again is answered",
      "again and handled once. Loopback unless told otherwise; elsewhere with mutual TLS",
      "(settings tpibridge.listener.tls). Ends on SIGTERM or Ctrl-C after what is under way.",
      "Messages that are not of a TPI visit are answered AA and left out. The Bundle of a visit",
      "that can no longer be converted is moved to withdrawn/ in the folder of Bundles.",
      "Messages of patients who were erased from the store of the settings are answered AA and",
      "stored nowhere.",
      "Exit: 2 wrong usage, or a port, a folder, the store or its key that cannot be used.",
      "",
      "Examples:",
      "  tpi-bridge listen --spool spool -o out",
      "  tpi-bridge listen --spool spool -o out --port 6661 --refuse",
    })
final class ListenCommand implements Callable<Integer> {
  private final CommandServices services;
  private final Console console;

  @Mixin private RulesOption rules;

  @Option(
      names = "--spool",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the messages; readable by its owner only.")
  private Path spool;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "Folder of the Bundles, one a visit, <visit id>.json.")
  private Path out;

  @Option(
      names = "--worklist",
      paramLabel = "DIR",
      description =
          "Folder of messages to look at, with findings (default: worklist in the spool).")
  private Optional<Path> worklist = Optional.empty();

  @Option(
      names = "--segments",
      paramLabel = "YAML",
      description = "What the sender's own segments and codes tell; see docs/hl7v2.md.")
  private Optional<Path> segments = Optional.empty();

  @Mixin private SourceOption source;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: tpibridge.listener.address, 127.0.0.1).")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on (default: tpibridge.listener.port, 2575); 0 for any.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--refuse",
      description = {
        "Answer AE with ERR segments where a visit cannot be converted (yet);",
        "otherwise every message that is kept is answered AA."
      })
  private boolean refusing;

  @Option(
      names = "--validate",
      description = "Write only visits that the profiles find valid (slower).")
  private boolean validate;

  ListenCommand(CommandServices services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    MapFiles maps = new MapFiles(Optional.empty(), segments, source.name());
    Path messages = worklist.orElse(spool.resolve("worklist"));
    OutputFolder bundles = bundles(services.outputs(maps), messages);
    VisitPipeline pipeline = services.pipeline(new PipelineOptions(validate, rules.sets(), maps));
    try (ErasedPatientAdmission erased =
            ErasedPatientAdmission.open(
                services::existingStore,
                services.erasures(),
                services.sources(),
                services.readers(maps).get(0));
        RunningListener listener =
            services.listen(
                new ListenOptions(
                    address,
                    port.map(OptionalInt::of).orElse(OptionalInt.empty()),
                    spool,
                    messages,
                    refusing),
                erased,
                new MessageBundles(
                    new MultiMessageVisits(
                        pipeline,
                        pipeline.newSeries(
                            new ListenerSessionHistory(new StoredSessions(erased::store))),
                        spool.resolve("visits")),
                    new BundleFolder(bundles, console.err())))) {
      Runtime.getRuntime().addShutdownHook(new Thread(listener::close, "end"));
      console
          .err()
          .println(
              "Listening on %s:%s; Bundles go to %s."
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
                    + " of erased patients received and not stored.");
      }
      return ExitCode.OK.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK.number();
    }
  }

  /** Bundles are in a folder apart from the messages, whose files are the listener's own. */
  private OutputFolder bundles(OutputFiles outputs, Path messages) {
    try {
      for (Path own : List.of(spool, messages)) {
        outputs.refuseFolder(own.equals(spool) ? "--spool" : "--worklist", own);
        if (OutputFiles.isIn(out, own)) {
          throw new UsageException(
              "Cannot write -o to " + out + ": " + own + " has the messages. Name another folder.");
        }
      }
      return outputs.folder("-o", out);
    } catch (OutputException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException("Cannot write to " + out + ": " + IoErrorText.of(e));
    }
  }
}

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
    description = "Receive HL7 v2 messages over MLLP and convert the visits in them.",
    footer = {
      "",
      "A message is stored on disk before it is answered AA. A message that is sent again is"
          + " answered again and processed once. Messages that are not TPI visits are answered AA"
          + " and produce no Bundle. Messages about patients who were erased from the store are"
          + " answered AA and not stored.",
      "",
      "If a visit can no longer be converted, its Bundle is moved to withdrawn/ in the folder of"
          + " Bundles.",
      "",
      "On any address other than loopback, TLS with certificates on both sides is required"
          + " (settings tpibridge.listener.tls). Stop it with Ctrl-C or SIGTERM: it first finishes"
          + " the message that it is processing.",
      "",
      "Exit codes: 2 wrong usage, or a port, folder, store or key that cannot be used.",
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
      description = "Folder in which messages are stored. Only its owner can read it.")
  private Path spool;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for Bundles, one file for each visit.")
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
      description = "Address to listen on (default: 127.0.0.1).")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on (default: 2575); 0 for any free port.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--refuse",
      description =
          "Answer AE with ERR segments if a visit cannot be converted. Without it, every message"
              + " that is stored is answered AA.")
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
    MapFiles maps = new MapFiles(Optional.empty(), segments, source.name());
    Path queue = reviewQueue.orElse(spool.resolve("review-queue"));
    OutputFolder bundles = bundles(services.outputs(maps), queue);
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
      Runtime.getRuntime().addShutdownHook(new Thread(listener::close, "end"));
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
                    + " about erased patients received and not stored.");
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
      throw new UsageException("Cannot write to " + out + ": " + IoErrorText.of(e));
    }
  }
}

package org.tpibridge.importing.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tpibridge.files.Sha256;
import org.tpibridge.importing.DailyImport;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.TerminologyKeys;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.terminology.Terminology;

/** An inbox as the program assembles it, which counts what is parsed and validated. */
final class TestInbox {
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final ClinicSources SOURCES = ClinicSources.of(Clinic.unnamed(ZONE));
  private static final Terminology TERMINOLOGY = Terminology.builtIn();

  final AtomicInteger parsed = new AtomicInteger();
  final AtomicInteger validated = new AtomicInteger();
  final StoredMessageInbox inbox;

  /** Whether the validation throws an exception. */
  boolean failing;

  /** Whether parsing throws an exception. */
  boolean failingParser;

  TestInbox(Store store, Path key, InstantSource clock) {
    ErasureRegistry erasures = new ErasureRegistry(Optional.of(key));
    VisitReader reader =
        new VisitReader(
            TERMINOLOGY,
            ZONE,
            Optional.empty(),
            SegmentMap.none(),
            Optional.empty(),
            Clock.system(ZONE));
    VisitPipeline pipeline =
        new VisitPipeline(
            reader,
            new VisitMapper(SOURCES, TERMINOLOGY),
            bundle -> {
              validated.incrementAndGet();
              if (failing) {
                throw new IllegalStateException("Okafor");
              }
              return List.of();
            },
            new Rules(RulePolicy.none(), new TerminologyKeys(TERMINOLOGY)),
            OrderedParallel.SEQUENTIAL);
    DailyImport imports =
        new DailyImport(
            store,
            pipeline,
            Importing.INDEXER,
            erasures,
            "test 1",
            clock,
            JobOrigin.messages(""),
            "messages",
            "settings");
    imports.check();
    this.inbox =
        new StoredMessageInbox(
            store,
            reader,
            (number, message) -> {
              parsed.incrementAndGet();
              if (failingParser) {
                throw new StackOverflowError("Okafor");
              }
              return reader.parse(MessageVisits.INPUT, number, message);
            },
            SOURCES,
            erasures,
            imports,
            Duration.ofDays(90),
            clock);
  }

  /** Returns a message as the listener passes it on: identified by its control id. */
  static IncomingMessage incoming(String message) {
    String[] header = message.substring(0, message.indexOf('\r')).split("\\|", -1);
    String body = message.substring(message.indexOf('\r')).strip();
    String controlId = header[9];
    header[9] = "";
    return new IncomingMessage(
        Sha256.name((header[2] + "\r" + controlId).getBytes(ISO_8859_1)),
        Sha256.name(body.getBytes(ISO_8859_1)),
        Sha256.name((String.join("|", header) + body).getBytes(ISO_8859_1)),
        message.getBytes(ISO_8859_1));
  }

  MessageReceipt receive(String message) throws MessageStoreException {
    return inbox.receive(incoming(message));
  }

  /** Receives and imports a message, as the listener does before it acknowledges it. */
  MessageOutcome send(String message) throws MessageStoreException {
    return inbox.process(receive(message).number());
  }
}

package org.tpibridge.importing.messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.InternalErrorReport;
import org.tpibridge.finding.Place;
import org.tpibridge.importing.DailyImport;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.hl7v2.ParsedMessage;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.messages.StoredMessage;
import org.tpibridge.store.messages.StoredMessage.MessageState;
import org.tpibridge.store.resources.Visits;

/** Reads the visits that a message belongs to, each from all of its messages. */
final class MessageVisits {
  /** The name of the input in the places of findings; it is not stored. */
  static final String INPUT = "messages";

  private final VisitReader reader;
  private final DailyImport imports;
  private final String source;

  MessageVisits(VisitReader reader, DailyImport imports, String source) {
    this.reader = reader;
    this.imports = imports;
    this.source = source;
  }

  /**
   * Reads, maps and checks the visits of a message. A message that shows no sign of a trigger point
   * injection is read alone as long as no other message of the visit shows one, because a hospital
   * stay has thousands of messages.
   *
   * @param parsed parses messages, without those that are not stored any more
   */
  MessageRows rows(
      Store store,
      StoredMessage message,
      VisitGroup group,
      Jobs.Job job,
      Function<List<StoredMessage>, List<ParsedMessage>> parsed) {
    List<ReadResult> alone = reader.read(INPUT, parsed.apply(List.of(message)));
    List<StoredMessage> others =
        group.messages().stream().filter(m -> m.number() != message.number()).toList();
    boolean showsVisit = alone.stream().anyMatch(r -> !(r instanceof ReadResult.NotTpiVisit));
    if (!showsVisit && others.stream().allMatch(m -> m.state() == MessageState.LEFT_OUT)) {
      return rows(store, message, group, MessageState.LEFT_OUT, imports.process(alone, job));
    }
    if (others.isEmpty()) {
      return rows(store, message, group, MessageState.HANDLED, imports.process(alone, job));
    }
    if (others.stream().anyMatch(other -> !other.hasContent())) {
      return rejected(message, job, incomplete());
    }
    List<ReadResult> together =
        concerning(message, reader.read(INPUT, parsed.apply(group.messages())));
    List<SerializedRow> rows =
        imports.process(together.isEmpty() ? alone : together, job).stream()
            .map(row -> withNote(store, row))
            .toList();
    return rows(store, message, group, MessageState.HANDLED, rows);
  }

  private MessageRows rows(
      Store store,
      StoredMessage message,
      VisitGroup group,
      MessageState state,
      List<SerializedRow> rows) {
    Set<String> locks = new HashSet<>(group.locks());
    boolean mayRetract = state == MessageState.HANDLED && group.messages().size() > 1;
    store.read(
        tx -> {
          locks.addAll(tx.messages().patients(message.number()));
          if (mayRetract) {
            stored(tx, group)
                .forEach(visit -> locks.addAll(List.of(visit.visitId(), visit.patientId())));
          }
          return locks;
        });
    return new MessageRows(
        message,
        Optional.of(group),
        source,
        state,
        rows,
        locks,
        tx -> mayRetract ? ended(tx, group, rows, message) : List.of());
  }

  /** Returns the row of a message that is rejected as a whole. */
  MessageRows rejected(StoredMessage message, Jobs.Job job, Finding reason) {
    Place place = place(message);
    ReadResult.Rejected rejected =
        new ReadResult.Rejected(
            Optional.empty(),
            Optional.empty(),
            reader.messageSource(),
            place,
            "",
            List.of(),
            List.of(reason.at(place)));
    return new MessageRows(
        message,
        Optional.empty(),
        source,
        MessageState.HANDLED,
        imports.process(List.of(rejected), job),
        Set.of(),
        tx -> List.of());
  }

  private static Place place(StoredMessage message) {
    return new Place.Segment(INPUT, message.number(), "", 1, 0, 0);
  }

  /**
   * Leaves out what is only about other messages: those that were skipped or rejected. Their
   * results were recorded when they arrived.
   */
  private static List<ReadResult> concerning(StoredMessage message, List<ReadResult> all) {
    List<ReadResult> concerning = new ArrayList<>();
    for (ReadResult result : all) {
      boolean ofOthers =
          result instanceof ReadResult.NotTpiVisit
              ? !isOf(result.place(), message)
              : result instanceof ReadResult.Rejected rejected
                  && rejected.originals().stream()
                      .map(OriginalRecord::place)
                      .noneMatch(place -> isOf(place, message));
      if (!ofOthers) {
        concerning.add(result);
      }
    }
    return concerning;
  }

  private static boolean isOf(Place place, StoredMessage message) {
    return place instanceof Place.Segment segment && segment.message() == message.number();
  }

  /** Notes on a rejected visit that the store has the visit without this message. */
  private SerializedRow withNote(Store store, SerializedRow row) {
    if (!(row.result() instanceof VisitResult.Rejected rejected) || isWithdrawn(rejected)) {
      return row;
    }
    boolean stored =
        rejected
            .visitId()
            .flatMap(id -> store.read(tx -> tx.visits().find(imports.visitSystem(source), id)))
            .filter(visit -> visit.state() == Visits.VisitState.CURRENT)
            .isPresent();
    if (!stored) {
      return row;
    }
    List<Finding> findings = new ArrayList<>(rejected.findings());
    findings.add(
        Finding.warning(
                "TPI-LISTEN-NOT-UPDATED",
                "With this message the visit has errors. The stored visit was not changed.")
            .at(rejected.place())
            .withSuggestion(
                "Have the sender correct the visit, or correct it in its source and import it."));
    ReadResult.Rejected read = rejected.read();
    return new SerializedRow(
        new VisitResult.Rejected(
            rejected.ordinal(),
            new ReadResult.Rejected(
                read.visitId(),
                read.mrn(),
                read.source(),
                read.place(),
                read.sha256(),
                read.originals(),
                findings),
            rejected.patient()),
        Optional.empty(),
        row.bytes());
  }

  /**
   * Whether something is missing that a visit requires. If the visit is stored, its messages stated
   * it, and a later one withdrew it.
   */
  private static boolean isWithdrawn(VisitResult.Rejected rejected) {
    return rejected.findings().stream()
        .anyMatch(f -> f.isError() && f.code().equals(ReadingFindingCodes.MISSING));
  }

  private static Stream<Visits.StoredVisit> stored(StoreReader tx, VisitGroup group) {
    return tx.messages().visits(group.numbers()).stream()
        .flatMap(key -> tx.visits().find(key).stream())
        .filter(visit -> visit.state() == Visits.VisitState.CURRENT);
  }

  /**
   * Finds stored visits of the messages that the messages do not contain any more. A visit that was
   * changed in another way since then remains.
   */
  private List<DailyImport.RetractedVisit> ended(
      StoreTransaction tx, VisitGroup group, List<SerializedRow> rows, StoredMessage message) {
    Set<String> present =
        rows.stream().flatMap(row -> remaining(row.result()).stream()).collect(Collectors.toSet());
    return stored(tx, group)
        .filter(visit -> !present.contains(visit.visitId()))
        .filter(
            visit ->
                tx.jobs()
                    .find(visit.job())
                    .filter(job -> job.request().origin().equals(imports.origin()))
                    .isPresent())
        .map(visit -> new DailyImport.RetractedVisit(visit, withdrawn().at(place(message))))
        .toList();
  }

  private static Optional<String> remaining(VisitResult result) {
    if (result instanceof VisitResult.Accepted accepted) {
      return Optional.of(accepted.visit().visitId());
    }
    return result instanceof VisitResult.Rejected rejected && !isWithdrawn(rejected)
        ? rejected.visitId()
        : Optional.empty();
  }

  private static Finding withdrawn() {
    return Finding.warning(
            "TPI-LISTEN-WITHDRAWN",
            "After this message, the messages do not contain the visit any more: it was withdrawn, or"
                + " is part of another visit. The stored visit was retracted.")
        .withSuggestion("If this is wrong, undo the job, and import the visit from a file.");
  }

  private static Finding incomplete() {
    return Finding.error(
            "TPI-LISTEN-INCOMPLETE",
            "The earlier messages of the visit are not stored any more, so the visit cannot be read"
                + " with this message.")
        .withSuggestion(
            "Compare the message with the stored visit, and import a corrected visit from a file. To"
                + " store messages for a longer time, set tpibridge.listener.retention.");
  }

  static Finding failed(Throwable e) {
    return Finding.error(
            "TPI-LISTEN-FAILED", "An internal error occurred while this message was processed.")
        .withSuggestion(InternalErrorReport.suggestion(e) + " The message is stored.");
  }
}

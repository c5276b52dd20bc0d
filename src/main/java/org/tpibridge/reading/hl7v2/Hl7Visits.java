package org.tpibridge.reading.hl7v2;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.ContentHash;
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.assembly.ExtractedFieldsReader;
import org.tpibridge.reading.assembly.FieldPlaces;
import org.tpibridge.reading.assembly.IdentifierIndex;
import org.tpibridge.reading.assembly.RecordIntake;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.SkippedRecord;
import org.tpibridge.reading.input.VisitIterator;

/** Reads the visits of HL7 v2 messages. */
final class Hl7Visits implements VisitIterator {
  private static final Pattern TYPE = Pattern.compile("[A-Z]{3}(\\^[A-Z][0-9A-Z]{2})?");

  private final String source;
  private final VisitFeed feed;
  private final ExtractedFieldsReader fields;
  private final RecordIntake recordIntake;
  private final InputCoverage coverage;
  private final ContentHash hash = new ContentHash();

  /** Visits whose messages were skipped, with the number of the first message. */
  private final IdentifierIndex skipped = new IdentifierIndex();

  private final Queue<ReadResult> pending = new ArrayDeque<>();
  private boolean anyResult;
  private boolean ended;

  Hl7Visits(
      String source,
      VisitFeed feed,
      ExtractedFieldsReader fields,
      RecordIntake recordIntake,
      InputCoverage coverage) {
    this.source = source;
    this.feed = feed;
    this.fields = fields;
    this.recordIntake = recordIntake;
    this.coverage = coverage;
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    while (pending.isEmpty() && !ended) {
      Optional<FeedItem> item = feed.next();
      ended = item.isEmpty();
      anyResult |= item.isPresent();
      item.map(this::parsed).or(() -> Optional.of(rest())).ifPresent(pending::addAll);
    }
    return Optional.ofNullable(pending.poll());
  }

  private List<ReadResult> parsed(FeedItem item) {
    if (item instanceof SkippedMessage leftOut) {
      return List.of(skipped(leftOut));
    }
    if (item instanceof PatientMerge merge) {
      coverage.used("message " + typeWithoutContent(merge.type()), merge.place());
      return List.of(
          new ReadResult.MergedPatients(
              Identifier.normalized(merge.retired()),
              Identifier.normalized(merge.surviving()),
              recordIntake.source(),
              merge.place(),
              List.of()));
    }
    VisitMessages messages = (VisitMessages) item;
    // A message that arrives too late for its visit must be reported.
    return messages.skipped().isEmpty() || recordIntake.isRead(messages.visitId())
        ? List.of(visit(messages))
        : messages.skipped().stream().map(this::skipped).toList();
  }

  /**
   * Hides unusual text, because a malformed message may have patient data in the place of its type.
   */
  private static String typeWithoutContent(String type) {
    return TYPE.matcher(type).matches() ? type : "(unusual type)";
  }

  private ReadResult skipped(SkippedMessage message) {
    String type = typeWithoutContent(message.type());
    coverage.ignored("message " + type, message.place());
    if (!message.visitId().isEmpty()) {
      skipped.add(message.visitId(), number(message.place()));
    }
    List<Finding> findings = new ArrayList<>(feed.inputFindings());
    findings.addAll(message.findings());
    return new ReadResult.NotTpiVisit(
        Optional.of(message.visitId()).filter(id -> !id.isBlank()),
        new SkippedRecord("message", type, message.reason().description()),
        message.place(),
        findings);
  }

  private ReadResult visit(VisitMessages messages) {
    ExtractedFields extracted = messages.fields();
    FieldPlaces fieldPlaces = new FieldPlaces(extracted);
    RecordFindings recordFindings = new RecordFindings(messages.place(), fieldPlaces);
    feed.inputFindings().forEach(recordFindings::add);
    earlier(messages).ifPresent(recordFindings::add);
    if (messages.isMalformed()) {
      // Values missing from a malformed message are not reported. For other messages, these
      // findings are reported with those on the fields.
      extracted.findings().forEach(recordFindings::add);
    }
    ReadResult result =
        recordIntake.read(
            fields.read(extracted, recordFindings, fieldPlaces),
            messages.visitId(),
            hash(messages),
            messages.number(),
            messages.rawMessages().stream().map(Hl7Visits::original).toList(),
            Optional.empty(),
            recordFindings);
    if (coverage.isEnabled()) {
      messages.reportFieldUse(new Counted(coverage, result instanceof ReadResult.Read));
    }
    return result;
  }

  /**
   * Reports messages that came long before the visit and were skipped, because they did not show
   * that it is a TPI visit.
   */
  private Optional<Finding> earlier(VisitMessages messages) {
    OptionalLong first = skipped.find(messages.visitId());
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                    ReadingFindingCodes.SKIPPED_EARLIER,
                    "Message "
                        + first.getAsLong()
                        + " has the same visit number. It came much earlier in the input and was skipped,"
                        + " because it did not show that the visit is a trigger point injection.")
                .at(messages.place())
                .withSuggestion("Sort the file so that the messages of each visit are together."));
  }

  private static long number(Place place) {
    return place instanceof Place.Segment segment ? segment.message() : 0;
  }

  private static OriginalRecord original(VisitMessages.Raw raw) {
    return new OriginalRecord.Text(
        raw.place(), OriginalRecord.TextFormat.HL7_V2, raw.text(), raw.charset());
  }

  private String hash(VisitMessages messages) {
    return messages.isMalformed()
        ? hash.ofText(
            messages.rawMessages().stream().map(VisitMessages.Raw::text).collect(joining()))
        : hash.ofExtractedFields(messages.fields());
  }

  /** Adds findings on the input that cannot be added to a visit. */
  private List<ReadResult> rest() {
    Place whole = new Place.Whole(source);
    List<Finding> findings = new ArrayList<>(feed.inputFindings());
    if (!anyResult) {
      findings.add(
          Finding.warning(ReadingFindingCodes.NO_VISITS, "The input contains no message.")
              .at(whole));
    }
    return findings.isEmpty() ? List.of() : List.of(new ReadResult.Unreadable(whole, findings));
  }

  /** Records which fields of a visit were read, or that it was rejected. */
  private record Counted(InputCoverage coverage, boolean read) implements FieldUseListener {
    @Override
    public void used(String field, Place where) {
      if (read) {
        coverage.used(field, where);
      } else {
        coverage.refused(field, where);
      }
    }

    @Override
    public void partlyUsed(String field, Place where) {
      if (read) {
        coverage.partlyUsed(field, where);
      } else {
        coverage.refused(field, where);
      }
    }

    @Override
    public void ignored(String field, Place where) {
      coverage.ignored(field, where);
    }
  }
}

package org.tpibridge.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.hl7v2.FeedItem;
import org.tpibridge.source.hl7v2.Fields;
import org.tpibridge.source.hl7v2.LeftOut;
import org.tpibridge.source.hl7v2.PatientMerge;
import org.tpibridge.source.hl7v2.VisitFeed;
import org.tpibridge.source.hl7v2.VisitMessages;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.source.telling.Telling;

/** The visits of HL7 v2 messages. */
final class Hl7Visits implements Pull {
  private final String source;
  private final VisitFeed feed;
  private final Hl7Reading reading;
  private final Intake intake;
  private final Coverage coverage;
  private final ContentHash hash = new ContentHash();

  /** Visits whose messages were left out, with the number of the first. */
  private final VisitIds leftOut = new VisitIds();

  private final Queue<Parsed> waiting = new ArrayDeque<>();
  private boolean given;
  private boolean ended;

  Hl7Visits(String source, VisitFeed feed, Hl7Reading reading, Intake intake, Coverage coverage) {
    this.source = source;
    this.feed = feed;
    this.reading = reading;
    this.intake = intake;
    this.coverage = coverage;
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    while (waiting.isEmpty() && !ended) {
      Optional<FeedItem> item = feed.next();
      ended = item.isEmpty();
      given |= item.isPresent();
      item.map(this::parsed).or(() -> Optional.of(rest())).ifPresent(waiting::addAll);
    }
    return Optional.ofNullable(waiting.poll());
  }

  private List<Parsed> parsed(FeedItem item) {
    if (item instanceof LeftOut leftOut) {
      return List.of(leftOut(leftOut));
    }
    if (item instanceof PatientMerge merge) {
      coverage.used("message " + Hl7Reading.plain(merge.type()), merge.place());
      return List.of(
          new Parsed.MergedPatients(
              Identifier.normalized(merge.retired()),
              Identifier.normalized(merge.surviving()),
              intake.source(),
              merge.place(),
              List.of()));
    }
    VisitMessages messages = (VisitMessages) item;
    // What comes late for a visit that was read already must not be left out without a word.
    return messages.leftOut().isEmpty() || intake.isRead(messages.visitId())
        ? List.of(visit(messages))
        : messages.leftOut().stream().map(this::leftOut).toList();
  }

  private Parsed leftOut(LeftOut message) {
    String type = Hl7Reading.plain(message.type());
    coverage.ignored("message " + type, message.place());
    if (!message.visitId().isEmpty()) {
      leftOut.add(message.visitId(), number(message.place()));
    }
    List<Finding> findings = new ArrayList<>(feed.ofInput());
    findings.addAll(message.findings());
    return new Parsed.NotTpiVisit(
        Optional.of(message.visitId()).filter(id -> !id.isBlank()),
        new NotTpi("message", type, message.reason().words()),
        message.place(),
        findings);
  }

  private Parsed visit(VisitMessages messages) {
    Telling telling = messages.telling();
    ToldPlaces places = new ToldPlaces(telling);
    Remarks remarks = new Remarks(messages.place(), places);
    feed.ofInput().forEach(remarks::add);
    earlier(messages).ifPresent(remarks::add);
    if (messages.isBroken()) {
      // What is missing then says nothing; otherwise findings are told with those on its fields.
      telling.findings().forEach(remarks::add);
    }
    Parsed parsed =
        intake.take(
            reading.told(telling, remarks, places),
            messages.visitId(),
            hash(messages),
            messages.number(),
            messages.raw().stream().map(Hl7Visits::original).toList(),
            Optional.empty(),
            remarks);
    if (coverage.isWanted()) {
      messages.report(new Counted(coverage, parsed instanceof Parsed.Read));
    }
    return parsed;
  }

  /** Messages that came so long before the visit that nobody knew that they would be of one. */
  private Optional<Finding> earlier(VisitMessages messages) {
    OptionalLong first = leftOut.find(messages.visitId());
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                    Codes.LEFT_OUT_EARLIER,
                    "Message "
                        + first.getAsLong()
                        + " has the same visit number. It came much earlier and was left out, because"
                        + " it did not show that the visit is a trigger point injection.")
                .at(messages.place())
                .suggesting("Sort the file so that the messages of a visit are together."));
  }

  private static long number(Place place) {
    return place instanceof Place.Segment segment ? segment.message() : 0;
  }

  private static Original original(VisitMessages.Raw raw) {
    return new Original.Text(raw.place(), Original.Format.HL7_V2, raw.text(), raw.charset());
  }

  private String hash(VisitMessages messages) {
    return messages.isBroken()
        ? hash.ofText(messages.raw().stream().map(VisitMessages.Raw::text).collect(joining()))
        : hash.ofTelling(messages.telling());
  }

  /** What is to be said of the input when no visit is left to say it with. */
  private List<Parsed> rest() {
    Place whole = new Place.Whole(source);
    List<Finding> findings = new ArrayList<>(feed.ofInput());
    if (!given) {
      findings.add(Finding.warning(Codes.NO_VISITS, "The input contains no message.").at(whole));
    }
    return findings.isEmpty() ? List.of() : List.of(new Parsed.Unreadable(whole, findings));
  }

  /** Counts the fields of a visit that was read, or rejected. */
  private record Counted(Coverage coverage, boolean read) implements Fields {
    @Override
    public void used(String field, Place where) {
      if (read) {
        coverage.used(field, where);
      } else {
        coverage.refused(field, where);
      }
    }

    @Override
    public void partly(String field, Place where) {
      if (read) {
        coverage.partly(field, where);
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

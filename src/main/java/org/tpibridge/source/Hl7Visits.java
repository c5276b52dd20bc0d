package org.tpibridge.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.hl7v2.Fields;
import org.tpibridge.source.hl7v2.VisitFeed;
import org.tpibridge.source.hl7v2.VisitMessages;
import org.tpibridge.source.telling.Telling;

/** The visits of HL7 v2 messages. */
final class Hl7Visits implements Pull {
  private final String source;
  private final VisitFeed feed;
  private final Hl7Reading reading;
  private final Intake intake;
  private final Coverage coverage;
  private final ContentHash hash = new ContentHash();
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
    if (ended) {
      return Optional.empty();
    }
    Optional<VisitMessages> messages = feed.next();
    if (messages.isPresent()) {
      given = true;
      return messages.map(this::visit);
    }
    ended = true;
    return rest();
  }

  private Parsed visit(VisitMessages messages) {
    Telling telling = messages.telling();
    ToldPlaces places = new ToldPlaces(telling);
    Remarks remarks = new Remarks(messages.place(), places);
    feed.ofInput().forEach(remarks::add);
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
            remarks);
    if (coverage.isWanted()) {
      messages.report(new Counted(coverage, parsed instanceof Parsed.Read));
    }
    return parsed;
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
  private Optional<Parsed> rest() {
    Place whole = new Place.Whole(source);
    List<Finding> findings = new ArrayList<>(feed.ofInput());
    if (!given) {
      findings.add(
          Finding.warning(Codes.NO_VISITS, "No message of the input tells of a visit.").at(whole));
    }
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Parsed.Unreadable(whole, findings));
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

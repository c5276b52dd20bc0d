package org.tpibridge.reading.assembly;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.input.SkippedRecord;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** Turns each record of one input, in any format, into a read result. */
public final class RecordIntake {
  /** A CPT code with optional modifiers. */
  private static final Pattern CPT = Pattern.compile("([0-9]{5})(?:[-: ,]+[0-9A-Z]{2})*");

  private static final Pattern TPI_WORDS =
      Pattern.compile("(?i)trigger.?p(?:oin)?t|\\btpi|dry.?needl|inject");

  /** Fields that are empty if a visit was not done. */
  private static final Set<Column> RESULTS =
      EnumSet.of(
          Column.PAIN_AFTER,
          Column.PAIN_LATER,
          Column.RELIEF_PERCENT,
          Column.PEG_LATER,
          Column.TWITCH,
          Column.PROCEDURE_STEPS,
          Column.COMPLICATIONS);

  private final VisitAssembler assembler;
  private final String recordUnit;
  private final Optional<String> source;
  private final IdentifierIndex visits = new IdentifierIndex();
  private final IdentifierIndex patients = new IdentifierIndex();
  private final IdentifierIndex starts = new IdentifierIndex();

  /**
   * @param recordUnit what the number of a record counts, such as {@code row}
   * @param source the system that assigned the identifiers; empty means the clinic itself
   */
  public RecordIntake(VisitAssembler assembler, String recordUnit, Optional<String> source) {
    this.assembler = assembler;
    this.recordUnit = recordUnit;
    this.source = source;
  }

  /**
   * Reads one record.
   *
   * @param visitId blank if it cannot be read
   * @param number of the record in its input
   * @param originals the pieces of the input that contain the record
   * @param status that the visit was not done or withdrawn, if the record states it
   * @param recordFindings of the record so far; if they contain an error, the fields are not read
   */
  public ReadResult read(
      RecordFields recordFields,
      String visitId,
      String sha256,
      long number,
      List<OriginalRecord> originals,
      Optional<StatedStatus> status,
      RecordFindings recordFindings) {
    RecordFields fields = new FieldsReadOnce(recordFields);
    Optional<String> id = identifier(FieldText.strip(visitId));
    boolean hasResults = RESULTS.stream().anyMatch(fields::isStated);
    if (status.isPresent() && status.get().isSkipped(hasResults) && !recordFindings.hasErrors()) {
      recordFindings.add(status.get().skippedFinding());
      return new ReadResult.NotTpiVisit(
          id,
          new SkippedRecord(recordUnit, "not done", "canceled, missed or not yet done"),
          recordFindings.recordPlace(),
          recordFindings.all());
    }
    status.ifPresent(stated -> recordFindings.add(stated.rejectedFinding(hasResults)));
    Optional<String> other = recordFindings.hasErrors() ? Optional.empty() : otherProcedure(fields);
    if (other.isPresent() && !recordFindings.hasErrors()) {
      return new ReadResult.NotTpiVisit(
          id,
          new SkippedRecord(
              recordUnit, "procedure " + other.get(), "another procedure, without sites"),
          recordFindings.recordPlace(),
          recordFindings.all());
    }
    Optional<Visit> visit = Optional.empty();
    if (!recordFindings.hasErrors()) {
      id.ifPresent(i -> rejectDuplicate(i, number, recordFindings));
      visit = assembler.assemble(fields, recordFindings);
    }
    if (visit.isPresent()) {
      compareWithEarlier(visit.get(), fields.value(Column.MRN).orElse(""), number, recordFindings);
      return new ReadResult.Read(
          visit.get(),
          source,
          recordFindings.fieldPlaces(),
          recordFindings.recordPlace(),
          sha256,
          originals,
          recordFindings.all());
    }
    // Findings about the MRN are ignored; it only identifies the patient of the rejected record.
    List<Finding> findings = List.copyOf(recordFindings.all());
    return new ReadResult.Rejected(
        id.filter(i -> i.length() <= FieldText.MAX_ID_CHARACTERS),
        fields.value(Column.MRN).flatMap(RecordIntake::identifier),
        source,
        recordFindings.recordPlace(),
        sha256,
        originals,
        findings);
  }

  /**
   * The code of a record that is clearly about another procedure: its CPT code is not for trigger
   * point injection, it has neither sites nor drugs, and its notes do not mention trigger points.
   */
  private Optional<String> otherProcedure(RecordFields fields) {
    if (fields.isStated(Column.SITES)
        || fields.isStated(Column.INJECTATES)
        || fields.isStated(Column.TECHNIQUE)
        || !fields.isStated(Column.PROCEDURE_CODE)) {
      return Optional.empty();
    }
    return fields
        .value(Column.PROCEDURE_CODE)
        .map(CPT::matcher)
        .filter(Matcher::matches)
        .map(code -> code.group(1))
        .filter(code -> !assembler.isTpiProcedure(code))
        .filter(
            code -> fields.value(Column.NOTES).filter(n -> TPI_WORDS.matcher(n).find()).isEmpty());
  }

  /** Whether a visit with this id was read before. */
  public boolean isRead(String visitId) {
    return identifier(FieldText.strip(visitId))
        .filter(id -> visits.find(id).isPresent())
        .isPresent();
  }

  /** The system that assigned the identifiers; empty means the clinic itself. */
  public Optional<String> source() {
    return source;
  }

  private static Optional<String> identifier(String written) {
    return written.isEmpty() ? Optional.empty() : Identifier.of(written).value();
  }

  /** Resource ids are derived from the visit id, so a second visit would overwrite the first. */
  private void rejectDuplicate(String id, long number, RecordFindings recordFindings) {
    IdentifierIndex.Match seen = visits.add(id, number);
    if (seen.sameId().isPresent()) {
      recordFindings
          .onField(Column.VISIT_ID)
          .error(
              ReadingFindingCodes.DUPLICATE_VISIT,
              "The visit "
                  + QuotedText.of(id)
                  + " is already in "
                  + recordUnit
                  + " "
                  + seen.sameId().getAsLong()
                  + ". Give this visit a different id, or delete one of the two.");
    }
    if (seen.similarId().isPresent()) {
      recordFindings
          .onField(Column.VISIT_ID)
          .warning(
              ReadingFindingCodes.SIMILAR_ID,
              "The visit "
                  + QuotedText.of(id)
                  + " is in "
                  + recordUnit
                  + " "
                  + seen.similarId().getAsLong()
                  + " with different capital letters. They are read as two visits, but some systems"
                  + " treat such ids as equal. Check whether they are one visit.");
    }
  }

  /** Compares the MRN and start of a visit with those of earlier visits. */
  private void compareWithEarlier(
      Visit visit, String written, long number, RecordFindings recordFindings) {
    String mrn = visit.patient().mrn();
    IdentifierIndex.Match seen = patients.add(withoutLeadingZeros(mrn), written, number);
    if (seen.similarId().isPresent()) {
      recordFindings
          .onField(Column.MRN)
          .warning(
              ReadingFindingCodes.SIMILAR_ID,
              "The MRN "
                  + QuotedText.of(mrn)
                  + " is written differently in "
                  + recordUnit
                  + " "
                  + seen.similarId().getAsLong()
                  + ". MRNs with different capital letters or leading zeros are two patients; MRNs"
                  + " that differ only in invisible characters are one. Check both.");
    }
    OptionalLong other = starts.add(mrn + '\u001f' + start(visit.start()), number).sameId();
    if (other.isPresent()) {
      recordFindings
          .onField(Column.VISIT_START)
          .warning(
              ReadingFindingCodes.SAME_START,
              "The visit "
                  + QuotedText.of(visit.visitId())
                  + " and the visit in "
                  + recordUnit
                  + " "
                  + other.getAsLong()
                  + " are of the same patient and "
                  + (visit.start() instanceof VisitTime.AtTime
                      ? "start at the same time"
                      : "on the same day")
                  + ", but have two ids. If they are one visit, delete one.");
    }
  }

  private static String withoutLeadingZeros(String mrn) {
    int zeros = 0;
    while (zeros < mrn.length() - 1 && mrn.charAt(zeros) == '0') {
      zeros++;
    }
    return mrn.substring(zeros);
  }

  private static String start(VisitTime start) {
    return start instanceof VisitTime.AtTime at
        ? at.time().toInstant().toString()
        : start.day().toString();
  }
}

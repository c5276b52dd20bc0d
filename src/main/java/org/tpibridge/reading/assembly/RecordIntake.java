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

/** The last step for each record of one input, whatever its format. */
public final class RecordIntake {
  /** With modifiers. */
  private static final Pattern CPT = Pattern.compile("([0-9]{5})(?:[-: ,]+[0-9A-Z]{2})*");

  private static final Pattern TPI_WORDS =
      Pattern.compile("(?i)trigger.?p(?:oin)?t|\\btpi|dry.?needl|inject");

  /** Fields that are empty where a visit was not done. */
  private static final Set<Column> RESULTS =
      EnumSet.of(
          Column.PAIN_AFTER,
          Column.PAIN_LATER,
          Column.RELIEF_PERCENT,
          Column.TWITCH,
          Column.COMPLICATIONS);

  private final VisitAssembler assembler;
  private final String recordUnit;
  private final Optional<String> source;
  private final IdentifierIndex visits = new IdentifierIndex();
  private final IdentifierIndex patients = new IdentifierIndex();
  private final IdentifierIndex starts = new IdentifierIndex();

  /**
   * @param recordUnit what a record's number counts: {@code row}
   * @param source where the numbers of its visits and patients come from
   */
  public RecordIntake(VisitAssembler assembler, String recordUnit, Optional<String> source) {
    this.assembler = assembler;
    this.recordUnit = recordUnit;
    this.source = source;
  }

  /**
   * @param visitId as far as it can be read, blank where it cannot
   * @param number of the record in its input
   * @param originals what the record was cut from
   * @param status that the visit was not done, or does not count, where the record states it
   * @param recordFindings on the record so far; with an error among them, its fields are not looked
   *     at
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
    // The fields of a broken record are not reported on: its MRN only names the patient.
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
   * The code of a record that is clearly about another procedure: it has a CPT code that is none of
   * a trigger point injection, neither sites nor drugs, and no such words in its notes.
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

  /** Whether a visit of this id was read before. */
  public boolean isRead(String visitId) {
    return identifier(FieldText.strip(visitId))
        .filter(id -> visits.find(id).isPresent())
        .isPresent();
  }

  /** Where the numbers of visits and patients come from; the clinic itself where empty. */
  public Optional<String> source() {
    return source;
  }

  private static Optional<String> identifier(String written) {
    return written.isEmpty() ? Optional.empty() : Identifier.of(written).value();
  }

  /** Ids of resources come from the visit's id, so a second one would overwrite the first. */
  private void rejectDuplicate(String id, long number, RecordFindings recordFindings) {
    IdentifierIndex.Match seen = visits.add(id, number);
    if (seen.sameId().isPresent()) {
      recordFindings
          .onField(Column.VISIT_ID)
          .error(
              ReadingFindingCodes.DUPLICATE_VISIT,
              "The visit "
                  + QuotedText.of(id)
                  + " stands in "
                  + recordUnit
                  + " "
                  + seen.sameId().getAsLong()
                  + " already. Give this one an id of its own, or delete one of the two.");
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
                  + " with other capital letters. They are two visits here; some systems take them"
                  + " for one. Check whether they are.");
    }
  }

  /** What a visit's MRN and start say beside those of visits before. */
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
                  + " is written in another way in "
                  + recordUnit
                  + " "
                  + seen.similarId().getAsLong()
                  + ". MRNs with other capital letters or leading zeros are two patients; MRNs that"
                  + " differ only in characters that cannot be seen are one. Check both.");
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

package org.tpibridge.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/** The last step for each record of one input, whatever its format. */
final class Intake {
  /** With modifiers. */
  private static final Pattern CPT = Pattern.compile("([0-9]{5})(?:[-: ,]+[0-9A-Z]{2})*");

  private static final Pattern TPI =
      Pattern.compile("(?i)trigger.?p(?:oin)?t|\\btpi|dry.?needl|inject");

  /** Fields that are empty where a visit was not done. */
  private static final Set<Column> RESULTS =
      EnumSet.of(
          Column.PAIN_AFTER,
          Column.PAIN_LATER,
          Column.RELIEF_PERCENT,
          Column.TWITCH,
          Column.COMPLICATIONS);

  private final VisitAssembly assembly;
  private final String numbered;
  private final Optional<String> source;
  private final VisitIds visits = new VisitIds();
  private final VisitIds patients = new VisitIds();
  private final VisitIds starts = new VisitIds();

  /**
   * @param numbered what a record's number counts: {@code row}
   * @param source where the numbers of its visits and patients come from
   */
  Intake(VisitAssembly assembly, String numbered, Optional<String> source) {
    this.assembly = assembly;
    this.numbered = numbered;
    this.source = source;
  }

  /**
   * @param visitId as far as it can be read, blank where it cannot
   * @param number of the record in its input
   * @param originals what the record was cut from
   * @param status that the visit was not done, or does not count, where the record states it
   * @param remarks on the record so far; with an error among them, its fields are not looked at
   */
  Parsed take(
      Told told,
      String visitId,
      String sha256,
      long number,
      List<Original> originals,
      Optional<StatedStatus> status,
      Remarks remarks) {
    Optional<String> id = identifier(CellText.strip(visitId));
    boolean hasResults = RESULTS.stream().anyMatch(told::isStated);
    if (status.isPresent() && status.get().isLeftOut(hasResults) && !remarks.haveErrors()) {
      remarks.add(status.get().leftOut());
      return new Parsed.NotTpiVisit(
          id,
          new NotTpi(numbered, "not done", "canceled, missed or not yet done"),
          remarks.whole(),
          remarks.all());
    }
    status.ifPresent(stated -> remarks.add(stated.refused(hasResults)));
    Optional<String> other = remarks.haveErrors() ? Optional.empty() : otherProcedure(told);
    if (other.isPresent() && !remarks.haveErrors()) {
      return new Parsed.NotTpiVisit(
          id,
          new NotTpi(numbered, "procedure " + other.get(), "another procedure, without sites"),
          remarks.whole(),
          remarks.all());
    }
    Optional<Visit> visit = Optional.empty();
    if (!remarks.haveErrors()) {
      id.ifPresent(i -> refuseSecond(i, number, remarks));
      visit = assembly.visit(told, remarks);
    }
    if (visit.isPresent()) {
      compare(visit.get(), told.words(Column.MRN).orElse(""), number, remarks);
      return new Parsed.Read(
          visit.get(), source, remarks.places(), remarks.whole(), sha256, originals, remarks.all());
    }
    // Looked at before the number is read a second time, which may be remarked upon again.
    List<Finding> findings = List.copyOf(remarks.all());
    return new Parsed.Rejected(
        id.filter(i -> i.length() <= CellText.MAX_ID_CHARACTERS),
        told.words(Column.MRN).flatMap(Intake::identifier),
        source,
        remarks.whole(),
        sha256,
        originals,
        findings);
  }

  /**
   * The code of a record that is clearly about another procedure: it has a CPT code that is none of
   * a trigger point injection, neither sites nor drugs, and no such words in its notes.
   */
  private Optional<String> otherProcedure(Told told) {
    if (told.isStated(Column.SITES)
        || told.isStated(Column.INJECTATES)
        || told.isStated(Column.TECHNIQUE)
        || !told.isStated(Column.PROCEDURE_CODE)) {
      return Optional.empty();
    }
    return told.words(Column.PROCEDURE_CODE)
        .map(CPT::matcher)
        .filter(Matcher::matches)
        .map(code -> code.group(1))
        .filter(code -> !assembly.isTpiProcedure(code))
        .filter(code -> told.words(Column.NOTES).filter(n -> TPI.matcher(n).find()).isEmpty());
  }

  /** Whether a visit of this id was read before. */
  boolean isRead(String visitId) {
    return identifier(CellText.strip(visitId))
        .filter(id -> visits.find(id).isPresent())
        .isPresent();
  }

  /** Where the numbers of visits and patients come from; the clinic itself where empty. */
  Optional<String> source() {
    return source;
  }

  private static Optional<String> identifier(String written) {
    return written.isEmpty() ? Optional.empty() : Identifier.of(written).value();
  }

  /** Ids of resources come from the visit's id, so a second one would overwrite the first. */
  private void refuseSecond(String id, long number, Remarks remarks) {
    VisitIds.Seen seen = visits.add(id, number);
    if (seen.same().isPresent()) {
      remarks
          .on(Column.VISIT_ID)
          .error(
              Codes.DUPLICATE_VISIT,
              "The visit "
                  + Quoted.of(id)
                  + " stands in "
                  + numbered
                  + " "
                  + seen.same().getAsLong()
                  + " already. Give this one an id of its own, or delete one of the two.");
    }
    if (seen.alike().isPresent()) {
      remarks
          .on(Column.VISIT_ID)
          .warning(
              Codes.ID_ALIKE,
              "The visit "
                  + Quoted.of(id)
                  + " is in "
                  + numbered
                  + " "
                  + seen.alike().getAsLong()
                  + " with other capital letters. They are two visits here; some systems take them"
                  + " for one. Check whether they are.");
    }
  }

  /** What a visit's MRN and start say beside those of visits before. */
  private void compare(Visit visit, String written, long number, Remarks remarks) {
    String mrn = visit.patient().mrn();
    VisitIds.Seen seen = patients.add(withoutLeadingZeros(mrn), written, number);
    if (seen.alike().isPresent()) {
      remarks
          .on(Column.MRN)
          .warning(
              Codes.ID_ALIKE,
              "The MRN "
                  + Quoted.of(mrn)
                  + " is written in another way in "
                  + numbered
                  + " "
                  + seen.alike().getAsLong()
                  + ". MRNs with other capital letters or leading zeros are two patients; MRNs that"
                  + " differ only in characters that cannot be seen are one. Check both.");
    }
    OptionalLong other = starts.add(mrn + '\u001f' + start(visit.start()), number).same();
    if (other.isPresent()) {
      remarks
          .on(Column.VISIT_START)
          .warning(
              Codes.SAME_START,
              "The visit "
                  + Quoted.of(visit.visitId())
                  + " and the visit in "
                  + numbered
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

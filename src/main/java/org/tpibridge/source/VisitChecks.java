package org.tpibridge.source;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
import org.tpibridge.finding.UnknownWord;
import org.tpibridge.source.telling.Absence;
import org.tpibridge.source.telling.VisitStatus;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.terminology.Vocabulary;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.Span;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;
import org.tpibridge.visit.VisitTime;

/** Checks between the fields of one visit, and of its words against the terminology. */
final class VisitChecks {
  private final Terminology terminology;
  private final Clock today;
  private final UnclearSites unclear;

  /**
   * @param today shows the day after which a visit cannot have been
   */
  VisitChecks(Terminology terminology, Clock today) {
    this.terminology = terminology;
    this.today = today;
    this.unclear = new UnclearSites(terminology);
  }

  /** Refuses sites whose words contain more than a muscle. */
  void clear(List<InjectionSite> sites, Remarks remarks) {
    for (int i = 0; i < sites.size(); i++) {
      Note note = remarks.on(VisitField.of(Column.SITES, i));
      String muscle = sites.get(i).muscle();
      if (VisitStatus.isInPlaceOf(muscle)) {
        note.error(Codes.NOT_DONE, inPlaceOf(muscle, "a muscle"));
      } else if (Absence.of(muscle).isPresent()) {
        note.error(Codes.SITE, Quoted.of(muscle) + " is no muscle. Write where the needle went.");
      } else {
        unclear.refuse(sites.get(i), note);
      }
    }
  }

  /** Refuses a visit of which a drug or the notes say that it was not done. */
  void done(List<Injectate> injectates, Optional<String> notes, Remarks remarks) {
    for (int i = 0; i < injectates.size(); i++) {
      String drug = injectates.get(i).drug();
      if (VisitStatus.isInPlaceOf(drug)) {
        remarks
            .on(VisitField.of(Column.INJECTATES, i))
            .error(Codes.NOT_DONE, inPlaceOf(drug, "a drug"));
      }
    }
    notes
        .filter(VisitStatus::beginsNote)
        .ifPresent(
            words ->
                remarks
                    .on(Column.NOTES)
                    .error(
                        Codes.NOT_DONE,
                        "The notes begin with "
                            + Quoted.of(words)
                            + ". The visit is not read. If it was done, change the beginning of"
                            + " the notes."));
  }

  private static String inPlaceOf(String words, String what) {
    return Quoted.of(words)
        + " is in place of "
        + what
        + ". A visit that was not done is not read; delete the row, or correct the cell.";
  }

  /** Refuses two different scores of one time; nobody can say which counts. */
  void later(List<LaterScore> scores, Remarks remarks) {
    for (int i = 1; i < scores.size(); i++) {
      LaterScore score = scores.get(i);
      Optional<LaterScore> other =
          scores.subList(0, i).stream()
              .filter(s -> isSameTime(s.since(), score.since()))
              .filter(s -> s.value().compareTo(score.value()) != 0)
              .findFirst();
      if (other.isPresent()) {
        remarks
            .on(VisitField.of(Column.PAIN_LATER, i))
            .error(
                Codes.TOLD_DIFFERENTLY,
                "The score "
                    + score.since().written()
                    + " after the visit is "
                    + score.value().toPlainString()
                    + " here, but "
                    + other.get().value().toPlainString()
                    + " is recorded for the same time. Correct one of them.");
      }
    }
  }

  /** A month has no fixed length: it is the same time as that many months only. */
  private static boolean isSameTime(Span one, Span other) {
    boolean months = one.unit() == Span.Unit.MONTH;
    return months == (other.unit() == Span.Unit.MONTH) && one.hours() == other.hours();
  }

  boolean isTpiProcedure(String code) {
    return terminology.procedure(code).isPresent();
  }

  void order(
      Optional<LocalDate> birthDate,
      Optional<VisitTime> start,
      Optional<VisitTime> end,
      Remarks remarks) {
    if (start.isPresent() && end.isPresent() && Visit.isBefore(end.get(), start.get())) {
      remarks
          .on(Column.VISIT_END)
          .error(Codes.DATE_ORDER, "visit_end is before visit_start. Correct one of them.");
    }
    past(Column.VISIT_START, start, remarks);
    past(Column.VISIT_END, end, remarks);
    if (start.isPresent() && birthDate.isPresent() && birthDate.get().isAfter(start.get().day())) {
      remarks
          .on(Column.BIRTH_DATE)
          .error(Codes.DATE_ORDER, "birth_date is after visit_start. Correct one of them.");
    }
  }

  /** A day later than today is one of another time zone; anything after it was mistyped. */
  private void past(Column column, Optional<VisitTime> time, Remarks remarks) {
    if (time.isPresent() && time.get().day().isAfter(LocalDate.now(today).plusDays(1))) {
      remarks
          .on(column)
          .error(
              Codes.FUTURE,
              column.header() + " is in the future. Correct it; look at the year first.");
    }
  }

  void warn(Visit visit, Remarks remarks) {
    sites(visit, remarks);
    for (int i = 0; i < visit.injectates().size(); i++) {
      String drug = visit.injectates().get(i).drug();
      if (terminology.drug(drug).isEmpty()) {
        unknown(
            Codes.UNKNOWN_DRUG,
            "drug",
            Vocabulary.DRUG,
            drug,
            remarks.on(VisitField.of(Column.INJECTATES, i)));
      }
    }
    drugsTwice(visit.injectates(), remarks);
    for (int i = 0; i < visit.complications().size(); i++) {
      String complication = visit.complications().get(i);
      if (terminology.complication(complication).isEmpty()) {
        unknown(
            Codes.UNKNOWN_COMPLICATION,
            "complication",
            Vocabulary.COMPLICATION,
            complication,
            remarks.on(VisitField.of(Column.COMPLICATIONS, i)));
      }
    }
    visit.procedureCode().ifPresent(code -> procedure(code, remarks));
  }

  private void drugsTwice(List<Injectate> drugs, Remarks remarks) {
    Listed.Amounts<Injectate> amounts = Listed.injectates(terminology);
    for (int i = 1; i < drugs.size(); i++) {
      Injectate drug = drugs.get(i);
      if (amounts.counts(drug)
          && drugs.subList(0, i).stream().anyMatch(other -> amounts.isSame(other, drug))) {
        remarks
            .on(VisitField.of(Column.INJECTATES, i))
            .warning(
                Codes.DRUG_TWICE,
                Quoted.of(drug.written())
                    + " is listed twice. Both are stored, so the dose is that of both. If it was"
                    + " given once, delete one.");
      }
    }
  }

  private void sites(Visit visit, Remarks remarks) {
    Set<SiteKey> seen = new HashSet<>();
    for (int i = 0; i < visit.sites().size(); i++) {
      InjectionSite site = visit.sites().get(i);
      Optional<Concept> muscle = terminology.muscle(site.muscle());
      Note note = remarks.on(VisitField.of(Column.SITES, i));
      if (muscle.isEmpty()) {
        unknown(Codes.UNKNOWN_MUSCLE, "muscle", Vocabulary.MUSCLE, site.muscle(), note);
      }
      String key = muscle.map(Concept::key).orElse(site.muscle().toLowerCase(Locale.ROOT));
      if (!seen.add(new SiteKey(key, site.side()))) {
        note.warning(
            Codes.SITE_TWICE,
            "The site "
                + Quoted.of(site.muscle())
                + " stands twice on the same side. If the needle went in more than once, write it"
                + " once with its passes, such as x2.");
      }
    }
  }

  private record SiteKey(String muscle, Optional<Side> side) {}

  private void unknown(String code, String what, Vocabulary vocabulary, String words, Note note) {
    UnknownWord unknown = terminology.unknown(vocabulary, words);
    List<String> nearest = unknown.nearest();
    String message =
        "The "
            + what
            + " "
            + Quoted.of(words)
            + " is not known; its words are kept without a code.";
    Finding finding =
        nearest.isEmpty()
            ? Finding.warning(code, message)
            : Finding.warning(code, message + " Meant: " + String.join(", ", nearest) + "?")
                .suggesting(nearest.get(0));
    note.add(finding.about(unknown));
  }

  private void procedure(String code, Remarks remarks) {
    Note note = remarks.on(Column.PROCEDURE_CODE);
    if (terminology.procedure(code).isEmpty()) {
      note.warning(
          Codes.UNKNOWN_PROCEDURE,
          "The CPT code "
              + code
              + " is not one of trigger point injection (20552, 20553) or dry needling (20560,"
              + " 20561).");
    }
  }
}

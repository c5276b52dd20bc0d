package org.tpibridge.reading.assembly;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.finding.UnknownWord;
import org.tpibridge.reading.canonical.Absence;
import org.tpibridge.reading.canonical.VisitStatus;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.terminology.TerminologyTable;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitField;
import org.tpibridge.visit.VisitTime;

/** Checks the fields of one visit against each other and its words against the terminology. */
public final class VisitChecks {
  private final Terminology terminology;
  private final Clock today;
  private final UnclearSiteCheck unclearSites;

  /**
   * @param today used to reject visits in the future
   */
  public VisitChecks(Terminology terminology, Clock today) {
    this.terminology = terminology;
    this.today = today;
    this.unclearSites = new UnclearSiteCheck(terminology);
  }

  /** Rejects sites whose text contains more than a muscle. */
  public void checkSites(List<InjectionSite> sites, RecordFindings recordFindings) {
    for (int i = 0; i < sites.size(); i++) {
      FieldFindings findings = recordFindings.onField(VisitField.of(Column.SITES, i));
      String muscle = sites.get(i).muscle();
      if (VisitStatus.replacesItem(muscle)) {
        findings.error(ReadingFindingCodes.NOT_DONE, inPlaceOf(muscle, "a muscle"));
      } else if (Absence.of(muscle).isPresent()) {
        findings.error(
            ReadingFindingCodes.SITE,
            QuotedText.of(muscle) + " is not a muscle. Write where the needle was inserted.");
      } else {
        unclearSites.rejectIfUnclear(sites.get(i), findings);
      }
    }
  }

  /** Rejects a visit whose drug or notes state that it was not done. */
  void done(List<Injectate> injectates, Optional<String> notes, RecordFindings recordFindings) {
    for (int i = 0; i < injectates.size(); i++) {
      String drug = injectates.get(i).drug();
      if (VisitStatus.replacesItem(drug)) {
        recordFindings
            .onField(VisitField.of(Column.INJECTATES, i))
            .error(ReadingFindingCodes.NOT_DONE, inPlaceOf(drug, "a drug"));
      }
    }
    notes
        .filter(VisitStatus::beginsNote)
        .ifPresent(
            words ->
                recordFindings
                    .onField(Column.NOTES)
                    .error(
                        ReadingFindingCodes.NOT_DONE,
                        "The notes begin with "
                            + QuotedText.of(words)
                            + ". The visit was rejected. If it was done, change the beginning of"
                            + " the notes."));
  }

  private static String inPlaceOf(String words, String what) {
    return QuotedText.of(words)
        + " was entered instead of "
        + what
        + ". A visit that was not done is rejected. Delete the row, or correct the cell.";
  }

  /** Rejects two different scores for the same time, because it is unclear which is correct. */
  void checkLaterScores(List<LaterScore> scores, RecordFindings recordFindings) {
    for (int i = 1; i < scores.size(); i++) {
      LaterScore score = scores.get(i);
      Optional<LaterScore> other =
          scores.subList(0, i).stream()
              .filter(s -> s.timeAfterVisit().isSameLength(score.timeAfterVisit()))
              .filter(s -> s.value().compareTo(score.value()) != 0)
              .findFirst();
      if (other.isPresent()) {
        recordFindings
            .onField(VisitField.of(Column.PAIN_LATER, i))
            .error(
                ReadingFindingCodes.CONFLICTING_VALUES,
                "The score "
                    + score.timeAfterVisit().toCanonicalText()
                    + " after the visit is "
                    + score.value().toPlainString()
                    + " here, but "
                    + other.get().value().toPlainString()
                    + " is recorded for the same time. Correct one of them.");
      }
    }
  }

  boolean isTpiProcedure(String code) {
    return terminology.procedure(code).isPresent();
  }

  void checkDateOrder(
      Optional<LocalDate> birthDate,
      Optional<VisitTime> start,
      Optional<VisitTime> end,
      RecordFindings recordFindings) {
    if (start.isPresent() && end.isPresent() && Visit.isBefore(end.get(), start.get())) {
      recordFindings
          .onField(Column.VISIT_END)
          .error(
              ReadingFindingCodes.DATE_ORDER,
              "visit_end is before visit_start. Correct one of them.");
    }
    checkNotInFuture(Column.VISIT_START, start, recordFindings);
    checkNotInFuture(Column.VISIT_END, end, recordFindings);
    if (start.isPresent() && birthDate.isPresent() && birthDate.get().isAfter(start.get().day())) {
      recordFindings
          .onField(Column.BIRTH_DATE)
          .error(
              ReadingFindingCodes.DATE_ORDER,
              "birth_date is after visit_start. Correct one of them.");
    }
  }

  /** Tomorrow may be today in another time zone; later days are errors. */
  private void checkNotInFuture(
      Column column, Optional<VisitTime> time, RecordFindings recordFindings) {
    if (time.isPresent() && time.get().day().isAfter(LocalDate.now(today).plusDays(1))) {
      recordFindings
          .onField(column)
          .error(
              ReadingFindingCodes.FUTURE,
              column.header() + " is in the future. Correct it; check the year first.");
    }
  }

  void addWarnings(Visit visit, RecordFindings recordFindings) {
    sites(visit, recordFindings);
    for (int i = 0; i < visit.injectates().size(); i++) {
      String drug = visit.injectates().get(i).drug();
      if (terminology.drug(drug).isEmpty()) {
        unknown(
            ReadingFindingCodes.UNKNOWN_DRUG,
            "drug",
            TerminologyTable.DRUG,
            drug,
            recordFindings.onField(VisitField.of(Column.INJECTATES, i)));
      }
    }
    drugsTwice(visit.injectates(), recordFindings);
    unknownWords(
        visit.complications(),
        Column.COMPLICATIONS,
        terminology::complication,
        new UnknownWords(
            ReadingFindingCodes.UNKNOWN_COMPLICATION,
            "complication",
            TerminologyTable.COMPLICATION),
        recordFindings);
    unknownWords(
        visit.priorTreatments(),
        Column.PRIOR_TREATMENTS,
        terminology::treatment,
        new UnknownWords(
            ReadingFindingCodes.UNKNOWN_TREATMENT, "treatment", TerminologyTable.TREATMENT),
        recordFindings);
    unknownWords(
        visit.procedureSteps(),
        Column.PROCEDURE_STEPS,
        terminology::step,
        new UnknownWords(ReadingFindingCodes.UNKNOWN_STEP, "step", TerminologyTable.STEP),
        recordFindings);
    unknownWords(
        visit.plan(),
        Column.PLAN,
        terminology::plan,
        new UnknownWords(
            ReadingFindingCodes.UNKNOWN_PLAN, "planned treatment", TerminologyTable.PLAN),
        recordFindings);
    visit.procedureCode().ifPresent(code -> procedure(code, recordFindings));
  }

  private record UnknownWords(String code, String what, TerminologyTable table) {}

  private void unknownWords(
      List<String> items,
      Column column,
      Function<String, Optional<Concept>> terms,
      UnknownWords unknown,
      RecordFindings recordFindings) {
    for (int i = 0; i < items.size(); i++) {
      if (terms.apply(items.get(i)).isEmpty()) {
        unknown(
            unknown.code(),
            unknown.what(),
            unknown.table(),
            items.get(i),
            recordFindings.onField(VisitField.of(column, i)));
      }
    }
  }

  private void drugsTwice(List<Injectate> drugs, RecordFindings recordFindings) {
    ListItem.AmountMerge<Injectate> amounts = ListItem.injectates(terminology);
    for (int i = 1; i < drugs.size(); i++) {
      Injectate drug = drugs.get(i);
      if (amounts.hasAmount(drug)
          && drugs.subList(0, i).stream().anyMatch(other -> amounts.isSame(other, drug))) {
        recordFindings
            .onField(VisitField.of(Column.INJECTATES, i))
            .warning(
                ReadingFindingCodes.DRUG_TWICE,
                QuotedText.of(drug.toCanonicalText())
                    + " is listed twice. Both are stored, which doubles the dose. If it was given"
                    + " once, delete one.");
      }
    }
  }

  private void sites(Visit visit, RecordFindings recordFindings) {
    Set<SiteKey> seen = new HashSet<>();
    for (int i = 0; i < visit.sites().size(); i++) {
      InjectionSite site = visit.sites().get(i);
      Optional<Concept> muscle = terminology.muscle(site.muscle());
      FieldFindings findings = recordFindings.onField(VisitField.of(Column.SITES, i));
      if (muscle.isEmpty()) {
        unknown(
            ReadingFindingCodes.UNKNOWN_MUSCLE,
            "muscle",
            TerminologyTable.MUSCLE,
            site.muscle(),
            findings);
      }
      String key = muscle.map(Concept::key).orElse(site.muscle().toLowerCase(Locale.ROOT));
      if (!seen.add(new SiteKey(key, site.side()))) {
        findings.warning(
            ReadingFindingCodes.DUPLICATE_SITE,
            "The site "
                + QuotedText.of(site.muscle())
                + " is listed twice for the same side. For several passes, list it once with the"
                + " number, such as x2.");
      }
    }
  }

  private record SiteKey(String muscle, Optional<Side> side) {}

  private void unknown(
      String code, String what, TerminologyTable vocabulary, String words, FieldFindings findings) {
    UnknownWord unknown = terminology.unknown(vocabulary, words);
    List<String> nearest = unknown.suggestions();
    String message =
        "The "
            + what
            + " "
            + QuotedText.of(words)
            + " is not recognized. It is stored as text without a code.";
    Finding finding =
        nearest.isEmpty()
            ? Finding.warning(code, message)
            : Finding.warning(code, message + " Did you mean " + String.join(", ", nearest) + "?")
                .withSuggestion(nearest.get(0));
    findings.add(finding.withUnknownWord(unknown));
  }

  private void procedure(String code, RecordFindings recordFindings) {
    FieldFindings findings = recordFindings.onField(Column.PROCEDURE_CODE);
    if (terminology.procedure(code).isEmpty()) {
      findings.warning(
          ReadingFindingCodes.UNKNOWN_PROCEDURE,
          "The CPT code "
              + code
              + " is not a code for trigger point injection (20552, 20553) or dry needling (20560,"
              + " 20561).");
    }
  }
}

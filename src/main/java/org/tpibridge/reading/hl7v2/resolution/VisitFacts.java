package org.tpibridge.reading.hl7v2.resolution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.vocabulary.DrugAmounts;
import org.tpibridge.terminology.BilledDrugCode;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** Collects the facts of a visit that are used, from all of its messages. */
final class VisitFacts {
  private static final BigDecimal MAX_UNITS = BigDecimal.valueOf(99_999);

  private final Terminology terminology;
  private final List<Finding> findings;
  private final CandidateValues candidates;
  private final VisitClinicians people = new VisitClinicians();
  private final PainScoreTiming scores = new PainScoreTiming();
  private final PegAnswers peg = new PegAnswers();
  private final MedicationFacts medication = new MedicationFacts();
  private final VisitNotes notes = new VisitNotes();
  private final List<StatedFact.ServiceDay> services = new ArrayList<>();

  VisitFacts(
      Terminology terminology, ListReconciler sources, StatedTimes times, List<Finding> findings) {
    this.terminology = terminology;
    this.findings = findings;
    this.candidates = new CandidateValues(sources, times);
  }

  /**
   * Adds the facts of a statement.
   *
   * @param source see {@link CandidateValue}
   */
  void add(MessageStatement statement, String source, String part) {
    findings.addAll(statement.findings());
    for (StatedFact fact : statement.facts()) {
      add(fact, source, part);
    }
  }

  private void add(StatedFact fact, String source, String part) {
    if (fact instanceof StatedFact.Value value) {
      candidates.add(value.column(), value.precedence(), value.value(), source, part);
    } else if (fact instanceof StatedFact.ScoreWithoutPhase score) {
      scores.add(score);
    } else if (fact instanceof StatedFact.PegPart answer) {
      peg.add(answer);
    } else if (fact instanceof StatedFact.Text text) {
      notes.add(text);
    } else if (fact instanceof StatedFact.Person person) {
      people.add(person);
    } else if (fact instanceof StatedFact.Dose dose) {
      medication.addGiven(dose);
    } else if (fact instanceof StatedFact.OrderedStrength ordered) {
      medication.addOrdered(ordered);
    } else if (fact instanceof StatedFact.InjectionTime injected) {
      scores.injected(injected.at());
    } else if (fact instanceof StatedFact.VisitEnd finished) {
      scores.finished(finished.at());
    } else if (fact instanceof StatedFact.ServiceDay service) {
      services.add(service);
    }
  }

  void add(Column column, RawValue value) {
    candidates.add(column, Precedence.FIRST, value);
  }

  void add(ChargeResolver.Line line) {
    add(line.statement(), "charges", "");
    String code = line.item().code();
    if (terminology.procedure(code).isPresent()) {
      addFromClaim(Column.PROCEDURE_CODE, Precedence.SECOND, line, code);
    }
  }

  /** Adds the billed units as the dose, if no record states what was given. */
  void addBilledDrugs(List<ChargeResolver.Line> lines) {
    boolean givenIsStated = candidates.has(Column.INJECTATES) || medication.hasGiven();
    lines.stream()
        .filter(l -> l.units().signum() > 0 && StatementSubject.Charge.isDrugCode(l.item().code()))
        .forEach(l -> drug(l, givenIsStated));
  }

  private void drug(ChargeResolver.Line line, boolean givenIsStated) {
    if (!line.hasUnits()) {
      if (line.statement().findings().stream().noneMatch(Finding::isError)) {
        drugWithoutUnits(line, givenIsStated);
      }
      return;
    }
    boolean whole = line.units().stripTrailingZeros().scale() <= 0;
    if (!whole || line.units().compareTo(MAX_UNITS) > 0) {
      findings.add(
          Finding.error(
                  Hl7FindingCodes.UNIT,
                  "The billed units of "
                      + line.item().code()
                      + " must be a whole number up to 99999.")
              .at(line.place()));
      return;
    }
    String units = DrugAmounts.plain(line.units());
    addFromClaim(Column.BILLED_DRUGS, Precedence.FIRST, line, line.item().code() + " x" + units);
    if (givenIsStated || line.isWaste()) {
      return;
    }
    Optional<BilledDrugCode> code = terminology.billedDrug(line.item().code());
    code.filter(c -> c.drugKey().isPresent() && c.mgPerUnit().isPresent())
        .ifPresent(
            c -> {
              String mg = DrugAmounts.plain(line.units().multiply(c.mgPerUnit().get()));
              String item = c.drugKey().get().replace('-', ' ') + " " + mg + " mg";
              addFromClaim(Column.INJECTATES, Precedence.CLAIM, line, item);
              findings.add(
                  Finding.information(
                          Hl7FindingCodes.BILLED_DOSE,
                          "No message states what was given. "
                              + item
                              + " was derived from the billed units of "
                              + line.item().code()
                              + ".")
                      .at(line.place()));
            });
  }

  /** Reports a claim that names the drug but not its amount. */
  private void drugWithoutUnits(ChargeResolver.Line line, boolean givenIsStated) {
    findings.add(
        Finding.warning(
                Hl7FindingCodes.UNIT,
                "FT1-10 is empty, so the units of "
                    + line.item().code()
                    + " are unknown. The billed drug was skipped"
                    + (givenIsStated || line.isWaste()
                        ? "."
                        : ", and no dose was derived from it."))
            .at(line.place())
            .withSuggestion("Send the charge again with its units, under the same FT1-2."));
    if (givenIsStated || line.isWaste()) {
      return;
    }
    terminology
        .billedDrug(line.item().code())
        .flatMap(BilledDrugCode::drugKey)
        .ifPresent(
            key -> addFromClaim(Column.INJECTATES, Precedence.CLAIM, line, key.replace('-', ' ')));
  }

  private void addFromClaim(Column column, int rank, ChargeResolver.Line line, String text) {
    candidates.add(
        column, rank, new RawValue(text, line.place(), ValueStyle.CANONICAL), "charges", "");
  }

  /** A report that was replaced by a newer one may belong to another visit, as its day shows. */
  void addService(MessageStatement superseded) {
    superseded.facts().stream()
        .filter(StatedFact.ServiceDay.class::isInstance)
        .forEach(f -> services.add((StatedFact.ServiceDay) f));
  }

  List<StatedFact.ServiceDay> services() {
    return services;
  }

  boolean has(Column column) {
    return candidates.has(column);
  }

  /** Makes the decisions that need all facts. */
  CandidateValues finished() {
    people.addTo(candidates);
    medication.addTo(candidates, findings);
    if (!candidates.has(Column.INJECTATES)) {
      medication
          .orderedOnly()
          .ifPresent(
              order ->
                  findings.add(
                      Finding.warning(
                              Hl7FindingCodes.NOT_GIVEN,
                              "The drug was ordered, but no message states that it was given. An"
                                  + " order alone is not read as an administration. Send RAS.")
                          .at(order.place())));
    }
    scores.addTo(candidates, findings);
    peg.addTo(candidates, scores.end(), findings);
    notes.addTo(candidates);
    ProcedureDayCheck.compare(candidates, findings);
    return candidates;
  }
}

package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.BilledDrugCode;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** The facts of a visit that count, from all of its messages. */
final class VisitFacts {
  private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(99_999);

  private final Terminology terminology;
  private final List<Finding> findings;
  private final Candidates candidates;
  private final People people = new People();
  private final Scores scores = new Scores();
  private final Medication medication = new Medication();
  private final Notes notes = new Notes();
  private final List<Fact.Service> services = new ArrayList<>();

  VisitFacts(Terminology terminology, Sources sources, StatedTimes times, List<Finding> findings) {
    this.terminology = terminology;
    this.findings = findings;
    this.candidates = new Candidates(sources, times);
  }

  /**
   * Adds what a statement states.
   *
   * @param source see {@link Candidate}
   */
  void add(Statement statement, String source, String part) {
    findings.addAll(statement.findings());
    for (Fact fact : statement.facts()) {
      add(fact, source, part);
    }
  }

  private void add(Fact fact, String source, String part) {
    if (fact instanceof Fact.Value value) {
      candidates.add(value.column(), value.rank(), value.words(), source, part);
    } else if (fact instanceof Fact.Score score) {
      scores.add(score);
    } else if (fact instanceof Fact.Text text) {
      notes.add(text);
    } else if (fact instanceof Fact.Person person) {
      people.add(person);
    } else if (fact instanceof Fact.Dose dose) {
      medication.given(dose);
    } else if (fact instanceof Fact.Ordered ordered) {
      medication.ordered(ordered);
    } else if (fact instanceof Fact.Injected injected) {
      scores.injected(injected.at());
    } else if (fact instanceof Fact.Finished finished) {
      scores.finished(finished.at());
    } else if (fact instanceof Fact.Service service) {
      services.add(service);
    }
  }

  void add(Column column, Words words) {
    candidates.add(column, Rank.FIRST, words);
  }

  void add(Charges.Line line) {
    add(line.statement(), "charges", "");
    String code = line.item().code();
    if (terminology.procedure(code).isPresent()) {
      claim(Column.PROCEDURE_CODE, Rank.SECOND, line, code);
    }
  }

  /** Where no record states what was given, the billed units do. */
  void addBilledDrugs(List<Charges.Line> lines) {
    boolean givenIsStated = candidates.has(Column.INJECTATES) || medication.hasGiven();
    lines.stream()
        .filter(l -> l.units().signum() > 0 && Item.Charge.isDrugCode(l.item().code()))
        .forEach(l -> drug(l, givenIsStated));
  }

  private void drug(Charges.Line line, boolean givenIsStated) {
    if (!line.hasUnits()) {
      if (line.statement().findings().stream().noneMatch(Finding::isError)) {
        drugWithoutUnits(line, givenIsStated);
      }
      return;
    }
    boolean whole = line.units().stripTrailingZeros().scale() <= 0;
    if (!whole || line.units().compareTo(MOST_UNITS) > 0) {
      findings.add(
          Finding.error(
                  Codes.UNIT,
                  "The billed units of " + line.item().code() + " are a whole number up to 99999.")
              .at(line.place()));
      return;
    }
    String units = Amounts.plain(line.units());
    claim(Column.BILLED_DRUGS, Rank.FIRST, line, line.item().code() + " x" + units);
    if (givenIsStated || line.isWasted()) {
      return;
    }
    Optional<BilledDrugCode> code = terminology.billedDrug(line.item().code());
    code.filter(c -> c.drugKey().isPresent() && c.mgPerUnit().isPresent())
        .ifPresent(
            c -> {
              String mg = Amounts.plain(line.units().multiply(c.mgPerUnit().get()));
              String item = c.drugKey().get().replace('-', ' ') + " " + mg + " mg";
              claim(Column.INJECTATES, Rank.CLAIM, line, item);
              findings.add(
                  Finding.information(
                          Codes.BILLED_DOSE,
                          "No message states what was given; "
                              + item
                              + " is taken from the billed units of "
                              + line.item().code()
                              + ".")
                      .at(line.place()));
            });
  }

  /** The claim says which drug it was, and not how much. */
  private void drugWithoutUnits(Charges.Line line, boolean givenIsStated) {
    findings.add(
        Finding.warning(
                Codes.UNIT,
                "FT1-10 is empty, so the units of "
                    + line.item().code()
                    + " are not known. The billed drug is left out"
                    + (givenIsStated || line.isWasted() ? "." : "; no dose is taken from it."))
            .at(line.place())
            .suggesting("Send the charge again with its units, under the same FT1-2."));
    if (givenIsStated || line.isWasted()) {
      return;
    }
    terminology
        .billedDrug(line.item().code())
        .flatMap(BilledDrugCode::drugKey)
        .ifPresent(key -> claim(Column.INJECTATES, Rank.CLAIM, line, key.replace('-', ' ')));
  }

  private void claim(Column column, int rank, Charges.Line line, String text) {
    candidates.add(column, rank, new Words(text, line.place(), Style.CANONICAL), "charges", "");
  }

  /** A report that a newer one replaced may be of another visit, which its day shows. */
  void addService(Statement superseded) {
    superseded.facts().stream()
        .filter(Fact.Service.class::isInstance)
        .forEach(f -> services.add((Fact.Service) f));
  }

  List<Fact.Service> services() {
    return services;
  }

  boolean has(Column column) {
    return candidates.has(column);
  }

  /** What is decided when all facts are known. */
  Candidates finished() {
    people.tell(candidates);
    medication.tell(candidates, findings);
    if (!candidates.has(Column.INJECTATES)) {
      medication
          .orderedOnly()
          .ifPresent(
              order ->
                  findings.add(
                      Finding.warning(
                              Codes.NOT_GIVEN,
                              "The drug was ordered, and no message states that it was given. An"
                                  + " order alone is not read as given; send RAS.")
                          .at(order.place())));
    }
    scores.tell(candidates, findings);
    notes.tell(candidates);
    Days.compare(candidates, findings);
    return candidates;
  }
}

package org.tpibridge.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Visit;

/** Checks the completeness of a record. */
final class DocumentationChecks {
  /** The reader writes this into the notes for what was not, or not clearly, tried. */
  private static final String NOT_TRIED = "prior treatments: ";

  private DocumentationChecks() {}

  /**
   * Reports an injection without an earlier treatment, if the record states that a treatment was
   * not tried, or records other steps around the injection. A clinic that records none of these
   * steps gets no finding.
   */
  static Stream<CheckMessage> priorTreatment(CodedVisit subject, RuleParameters parameters) {
    Visit visit = subject.visit();
    if (!subject.isInjection(parameters.words("codes")) || !visit.priorTreatments().isEmpty()) {
      return Stream.empty();
    }
    boolean notTried =
        visit.notes().stream().flatMap(String::lines).anyMatch(line -> line.startsWith(NOT_TRIED));
    if (notTried) {
      return Stream.of(
          CheckMessage.on(
              Column.PRIOR_TREATMENTS,
              "The record does not clearly state a treatment that was tried before; see notes."));
    }
    return recordsSteps(visit)
        ? Stream.of(
            CheckMessage.on(
                Column.PRIOR_TREATMENTS, "The treatments that were tried before are missing."))
        : Stream.empty();
  }

  private static boolean recordsSteps(Visit visit) {
    return visit.position().isPresent()
        || !visit.procedureSteps().isEmpty()
        || visit.medications().current().isPresent()
        || !visit.medications().held().isEmpty()
        || visit.driver().isPresent()
        || visit.peg().before().isPresent()
        || !visit.plan().isEmpty();
  }

  /** Reports missing sides, drugs, amounts and pain scores; every visit has muscles. */
  static Stream<CheckMessage> documentation(CodedVisit subject, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    Visit visit = subject.visit();
    if (!subject.isInjection(codes)) {
      return Stream.empty();
    }
    List<CheckMessage> missing = new ArrayList<>();
    for (int i = 0; i < visit.sites().size(); i++) {
      if (visit.sites().get(i).side().isEmpty()) {
        String muscle = QuotedText.of(visit.sites().get(i).muscle());
        missing.add(CheckMessage.on(Column.SITES, i, "Side missing for " + muscle + "."));
      }
    }
    if (visit.injectates().isEmpty()) {
      missing.add(CheckMessage.on(Column.INJECTATES, "The injected drug is missing."));
    }
    for (int i = 0; i < visit.injectates().size(); i++) {
      Injectate injectate = visit.injectates().get(i);
      if (injectate.volumeMl().isEmpty() && injectate.doseMg().isEmpty()) {
        String drug = QuotedText.of(injectate.drug());
        missing.add(CheckMessage.on(Column.INJECTATES, i, "Amount missing for " + drug + "."));
      }
    }
    if (visit.pain().before().isEmpty()) {
      missing.add(
          CheckMessage.on(Column.PAIN_BEFORE, "Pain score before the injection is missing."));
    }
    if (visit.pain().after().isEmpty()) {
      missing.add(CheckMessage.on(Column.PAIN_AFTER, "Pain score after the injection is missing."));
    }
    return missing.stream();
  }
}

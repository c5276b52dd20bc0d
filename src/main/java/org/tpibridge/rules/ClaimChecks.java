package org.tpibridge.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Diagnosis.Classification;
import org.tpibridge.visit.Visit;

/** Checks the codes on the claim. */
final class ClaimChecks {
  private ClaimChecks() {}

  /**
   * Reports a separately billed drug without its code on the claim. Local anesthetics and saline
   * are usually included in the procedure and need no code.
   */
  static Stream<CheckMessage> drugCode(CodedVisit subject, RuleParameters parameters) {
    Visit visit = subject.visit();
    List<String> billedSeparately = parameters.words("drugs");
    boolean hasOneToBill =
        subject.drugs().stream().anyMatch(d -> d.filter(billedSeparately::contains).isPresent());
    if (!subject.hasProcedure(parameters.words("codes"))
        || !visit.billedDrugs().isEmpty()
        || !hasOneToBill) {
      return Stream.empty();
    }
    return Stream.of(
        CheckMessage.on(
            Column.BILLED_DRUGS,
            "A separately billed drug was injected under %s, but no drug code is recorded."
                .formatted(visit.procedureCode().orElseThrow())));
  }

  /** Reports codes that do not belong on a claim for this procedure. */
  static Stream<CheckMessage> billedCode(CodedVisit subject, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    Visit visit = subject.visit();
    return IntStream.range(0, visit.billedDrugs().size())
        .filter(i -> codes.contains(visit.billedDrugs().get(i).code()))
        .mapToObj(
            i ->
                CheckMessage.on(
                    Column.BILLED_DRUGS,
                    i,
                    visit.billedDrugs().get(i).code()
                        + " is not valid for this visit on this date."));
  }

  /** Reports a visit without any diagnosis that payers cover. */
  static Stream<CheckMessage> diagnosis(CodedVisit subject, RuleParameters parameters) {
    if (!subject.hasProcedure(parameters.words("codes"))) {
      return Stream.empty();
    }
    List<String> stated =
        subject.visit().diagnoses().stream()
            .flatMap(d -> codeOf(d, subject.keys()).stream())
            .toList();
    if (stated.stream().anyMatch(parameters.words("covered")::contains)) {
      return Stream.empty();
    }
    List<String> seldom =
        stated.stream().filter(parameters.words("seldom_covered")::contains).toList();
    return Stream.of(
        CheckMessage.on(
            Column.DIAGNOSES,
            "None of the recorded diagnoses is usually covered for this procedure."
                + (seldom.isEmpty()
                    ? ""
                    : " " + String.join(", ", seldom) + " alone is often not covered.")));
  }

  private static Optional<String> codeOf(Diagnosis diagnosis, ConceptKeys keys) {
    return diagnosis
        .code()
        .map(c -> c.system() == Classification.ICD_10_CM ? c.value() : "")
        .or(() -> diagnosis.text().flatMap(keys::diagnosis));
  }
}

package org.tpibridge.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;

/** Checks doses of drugs. */
final class DoseChecks {
  private DoseChecks() {}

  /**
   * Reports a dose above the maximum at one visit, in mg and, if the weight is recorded, by weight.
   * A dose without epinephrine is compared with the plain maximum; the total with and without
   * epinephrine with the maximum with epinephrine.
   */
  static Stream<CheckMessage> maximum(CodedVisit subject, RuleParameters parameters) {
    String drug = parameters.word("drug");
    BigDecimal plain = subject.mgOf(drug, i -> i.epinephrine().isEmpty());
    BigDecimal all = subject.mgOf(drug, i -> true);
    Optional<String> plainExcess =
        excess(
            subject,
            plain,
            parameters.optionalNumber("mg"),
            parameters.optionalNumber("mg_per_kg"));
    Optional<String> excess =
        plain.compareTo(all) == 0
            ? plainExcess
            : plainExcess.or(
                () ->
                    excess(
                        subject,
                        all,
                        parameters.optionalNumber("mg_with_epinephrine"),
                        parameters.optionalNumber("mg_per_kg_with_epinephrine")));
    return excess.stream()
        .map(
            words ->
                CheckMessage.on(
                    Column.INJECTATES,
                    first(subject, drug),
                    drug
                        + (plainExcess.isPresent() ? " without" : " with")
                        + " epinephrine: "
                        + words));
  }

  private static Optional<String> excess(
      CodedVisit subject,
      BigDecimal mg,
      Optional<BigDecimal> most,
      Optional<BigDecimal> mostPerKg) {
    if (most.isPresent() && mg.compareTo(most.get()) > 0) {
      return Optional.of(plain(mg) + " mg; the maximum is " + plain(most.get()) + " mg.");
    }
    Optional<BigDecimal> weight = subject.visit().weightKg();
    if (weight.isPresent() && mostPerKg.isPresent()) {
      BigDecimal mostForWeight = mostPerKg.get().multiply(weight.get());
      if (mg.compareTo(mostForWeight) > 0) {
        return Optional.of(
            "%s mg; the maximum for %s kg is %s mg (%s mg/kg)."
                .formatted(
                    plain(mg), plain(weight.get()), plain(mostForWeight), plain(mostPerKg.get())));
      }
    }
    return Optional.empty();
  }

  /** Reports a drug that should not be given together with certain others. */
  static Stream<CheckMessage> mixture(CodedVisit subject, RuleParameters parameters) {
    String drug = parameters.word("drug");
    List<String> others = parameters.words("others");
    List<String> together =
        subject.drugs().stream()
            .flatMap(Optional::stream)
            .filter(others::contains)
            .distinct()
            .toList();
    if (together.isEmpty() || !subject.drugs().contains(Optional.of(drug))) {
      return Stream.empty();
    }
    return Stream.of(
        CheckMessage.on(
            Column.INJECTATES,
            first(subject, drug),
            drug + " was given together with " + String.join(", ", together) + "."));
  }

  private static int first(CodedVisit subject, String drug) {
    return subject.injectatesOf(d -> d.filter(drug::equals).isPresent()).findFirst().orElse(0);
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}

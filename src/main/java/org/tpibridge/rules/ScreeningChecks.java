package org.tpibridge.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Visit;

/** Checks the answers to questions asked before the injection. */
final class ScreeningChecks {
  private ScreeningChecks() {}

  private record ScreeningAnswer(Column column, String text) {}

  /** Reports any answer that is not a denial. */
  static Stream<CheckMessage> affirmed(CodedVisit subject, RuleParameters parameters) {
    return columns(subject, parameters)
        .filter(stated -> !NegationFilter.affirmed(stated.text()).isEmpty())
        .map(
            stated ->
                CheckMessage.on(
                    stated.column(),
                    "The record has an entry in " + stated.column().header() + "."));
  }

  /**
   * Reports one of these words that is not denied, if one of these drugs (or any drug, if none is
   * named) was given.
   */
  static Stream<CheckMessage> words(CodedVisit subject, RuleParameters parameters) {
    List<String> drugs = parameters.words("drugs");
    // An unknown drug may be one of them.
    if (!drugs.isEmpty()
        && subject.injectatesOf(d -> d.isEmpty() || drugs.contains(d.get())).count() == 0) {
      return Stream.empty();
    }
    WordPatterns searched = parameters.patterns("words");
    return columns(subject, parameters)
        .flatMap(
            stated ->
                NegationFilter.affirmed(stated.text()).stream()
                    .flatMap(List::stream)
                    .filter(searched::has)
                    .findFirst()
                    .map(
                        word ->
                            CheckMessage.on(
                                stated.column(),
                                "The record contains \"%s\" in %s."
                                    .formatted(word, stated.column().header())))
                    .stream());
  }

  /**
   * Reports one of these words in the patient's own medications, if the screening does not affirm
   * an anticoagulant.
   */
  static Stream<CheckMessage> anticoagulantMedication(
      CodedVisit subject, RuleParameters parameters) {
    Visit visit = subject.visit();
    Optional<String> screened = visit.screening().anticoagulant();
    if (screened.filter(text -> !NegationFilter.affirmed(text).isEmpty()).isPresent()) {
      return Stream.empty();
    }
    WordPatterns searched = parameters.patterns("words");
    String but =
        screened.isPresent() ? "but anticoagulant denies it." : "but anticoagulant is empty.";
    return medications(visit)
        .flatMap(
            stated ->
                NegationFilter.affirmed(stated.text()).stream()
                    .flatMap(List::stream)
                    .filter(searched::has)
                    .map(
                        word ->
                            CheckMessage.on(
                                stated.column(),
                                "The record contains \"%s\" in %s, %s"
                                    .formatted(word, stated.column().header(), but))))
        .findFirst()
        .stream();
  }

  private static Stream<ScreeningAnswer> medications(Visit visit) {
    return Stream.concat(
        visit.medications().current().stream()
            .map(text -> new ScreeningAnswer(Column.CURRENT_MEDICATIONS, text)),
        visit.medications().held().stream()
            .map(held -> new ScreeningAnswer(Column.HELD_MEDICATIONS, held.medication())));
  }

  /** Reports a patient whom nobody drives home. */
  static Stream<CheckMessage> driver(CodedVisit subject, RuleParameters parameters) {
    return subject.visit().driver().filter(answer -> !answer.isYes()).stream()
        .map(
            no ->
                CheckMessage.on(
                    Column.DRIVER, "The record states that nobody drives the patient home."));
  }

  private static Stream<ScreeningAnswer> columns(CodedVisit subject, RuleParameters parameters) {
    Screening screening = subject.visit().screening();
    return parameters.words("columns").stream()
        .flatMap(header -> Column.ofHeader(header).stream())
        .flatMap(
            column ->
                text(screening, column).map(text -> new ScreeningAnswer(column, text)).stream());
  }

  private static Optional<String> text(Screening screening, Column column) {
    return switch (column) {
      case ANTICOAGULANT -> screening.anticoagulant();
      case ALLERGIES -> screening.allergies();
      case CONTRAINDICATIONS -> screening.contraindications();
      default -> Optional.empty();
    };
  }
}

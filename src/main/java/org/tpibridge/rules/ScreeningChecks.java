package org.tpibridge.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Screening;

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

package org.tpibridge.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Screening;

/** Checks on what was asked before the injection. */
final class ScreeningChecks {
  private ScreeningChecks() {}

  private record Told(Column column, String text) {}

  /** Something is told, other than that there is nothing. */
  static Stream<Remark> told(Subject subject, Parameters parameters) {
    return columns(subject, parameters)
        .filter(told -> !Statements.affirmed(told.text()).isEmpty())
        .map(
            told ->
                Remark.on(
                    told.column(),
                    "The record names something under " + told.column().header() + "."));
  }

  /** One of these words is told and not denied, and one of these drugs (if any) was given. */
  static Stream<Remark> words(Subject subject, Parameters parameters) {
    List<String> drugs = parameters.words("drugs");
    // A drug that no table knows may be one of them.
    if (!drugs.isEmpty()
        && subject.injectatesOf(d -> d.isEmpty() || drugs.contains(d.get())).count() == 0) {
      return Stream.empty();
    }
    WordList wanted = parameters.wordList("words");
    return columns(subject, parameters)
        .flatMap(
            told ->
                Statements.affirmed(told.text()).stream()
                    .flatMap(List::stream)
                    .filter(wanted::has)
                    .findFirst()
                    .map(
                        word ->
                            Remark.on(
                                told.column(),
                                "The record says \"%s\" under %s."
                                    .formatted(word, told.column().header())))
                    .stream());
  }

  private static Stream<Told> columns(Subject subject, Parameters parameters) {
    Screening screening = subject.visit().screening();
    return parameters.words("columns").stream()
        .flatMap(header -> Column.ofHeader(header).stream())
        .flatMap(column -> text(screening, column).map(text -> new Told(column, text)).stream());
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

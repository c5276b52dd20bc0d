package org.tpibridge.source.hl7v2;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tpibridge.visit.Column;

/** What statements say, without where they say it, so that two can be compared. */
final class Contents {
  private Contents() {}

  /** All that they say. */
  static String of(List<Statement> statements) {
    return joined(statements, fact -> true);
  }

  /** All but sites and drugs, which have to be read before they can be compared. */
  static String withoutLists(List<Statement> statements) {
    return joined(statements, fact -> lists(fact).isEmpty());
  }

  /** The words of the sites, or of the drugs. */
  static List<String> listed(Column column, List<Statement> statements) {
    return statements.stream()
        .flatMap(s -> s.facts().stream())
        .flatMap(fact -> lists(fact).filter(words -> words.column() == column).stream())
        .map(Listed::words)
        .toList();
  }

  private record Listed(Column column, String words) {}

  private static Optional<Listed> lists(Fact fact) {
    if (fact instanceof Fact.Value value
        && (value.column() == Column.SITES || value.column() == Column.INJECTATES)) {
      return Optional.of(new Listed(value.column(), value.words().text()));
    }
    return fact instanceof Fact.Dose dose
        ? Optional.of(
            new Listed(Column.INJECTATES, Medication.words(dose, Medication.strengthOf(dose))))
        : Optional.empty();
  }

  /** What names one entry of a list: the dose of an administration, wherever it went. */
  static String value(Statement statement) {
    boolean dose = statement.facts().stream().anyMatch(Fact.Dose.class::isInstance);
    return joined(List.of(statement), fact -> !dose || fact instanceof Fact.Dose);
  }

  private static String joined(List<Statement> statements, Predicate<Fact> which) {
    return statements.stream()
        .flatMap(s -> s.facts().stream())
        .filter(which)
        .map(Contents::of)
        .filter(text -> !text.isEmpty())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String of(Fact fact) {
    String text = "";
    if (fact instanceof Fact.Value value) {
      text = value.column().header() + " " + value.words().text();
    } else if (fact instanceof Fact.Score score) {
      text = score.words().text();
    } else if (fact instanceof Fact.Text note) {
      text = note.text();
    } else if (fact instanceof Fact.SitePart part) {
      text = part.text();
    } else if (fact instanceof Fact.Billed billed) {
      text = billed.units().map(Amounts::plain).orElse("");
    } else if (fact instanceof Fact.Dose dose) {
      text = Medication.words(dose, Medication.strengthOf(dose));
    }
    return text.strip().toLowerCase(Locale.ROOT);
  }
}

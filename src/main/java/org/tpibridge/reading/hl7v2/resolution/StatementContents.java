package org.tpibridge.reading.hl7v2.resolution;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.vocabulary.DrugAmounts;
import org.tpibridge.visit.Column;

/** Returns the content of statements without their place, so that two can be compared. */
final class StatementContents {
  private StatementContents() {}

  /** Returns all values. */
  static String of(List<MessageStatement> statements) {
    return joined(statements, fact -> true);
  }

  /**
   * Returns all values except sites and drugs, which must be parsed before they can be compared.
   */
  static String withoutLists(List<MessageStatement> statements) {
    return joined(statements, fact -> lists(fact).isEmpty());
  }

  /** Returns the text of the sites, or of the drugs. */
  static List<String> listed(Column column, List<MessageStatement> statements) {
    return statements.stream()
        .flatMap(s -> s.facts().stream())
        .flatMap(fact -> lists(fact).filter(words -> words.column() == column).stream())
        .map(Listed::words)
        .toList();
  }

  private record Listed(Column column, String words) {}

  private static Optional<Listed> lists(StatedFact fact) {
    if (fact instanceof StatedFact.Value value
        && (value.column() == Column.SITES || value.column() == Column.INJECTATES)) {
      return Optional.of(new Listed(value.column(), value.value().text()));
    }
    return fact instanceof StatedFact.Dose dose
        ? Optional.of(
            new Listed(
                Column.INJECTATES,
                MedicationFacts.canonicalText(dose, MedicationFacts.strengthOf(dose))))
        : Optional.empty();
  }

  /**
   * Returns the text that identifies an entry of a list: the dose of an administration, at any
   * site.
   */
  static String value(MessageStatement statement) {
    boolean dose = statement.facts().stream().anyMatch(StatedFact.Dose.class::isInstance);
    return joined(List.of(statement), fact -> !dose || fact instanceof StatedFact.Dose);
  }

  private static String joined(List<MessageStatement> statements, Predicate<StatedFact> predicate) {
    return statements.stream()
        .flatMap(s -> s.facts().stream())
        .filter(predicate)
        .map(StatementContents::of)
        .filter(text -> !text.isEmpty())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String of(StatedFact fact) {
    String text = "";
    if (fact instanceof StatedFact.Value value) {
      text = value.column().header() + " " + value.value().text();
    } else if (fact instanceof StatedFact.ScoreWithoutPhase score) {
      text = score.value().text();
    } else if (fact instanceof StatedFact.PegPart part) {
      text = part.kind() + " " + part.value().text();
    } else if (fact instanceof StatedFact.Text note) {
      text = note.text();
    } else if (fact instanceof StatedFact.SitePart part) {
      text = part.text();
    } else if (fact instanceof StatedFact.BilledUnits billed) {
      text = billed.units().map(DrugAmounts::plain).orElse("");
    } else if (fact instanceof StatedFact.Dose dose) {
      text = MedicationFacts.canonicalText(dose, MedicationFacts.strengthOf(dose));
    }
    return text.strip().toLowerCase(Locale.ROOT);
  }
}

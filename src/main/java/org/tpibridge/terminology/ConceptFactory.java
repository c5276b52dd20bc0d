package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.visit.Side;

/** Creates concepts from checked table entries. */
final class ConceptFactory {
  private final TerminologyEntries entries;
  private final boolean provisional;

  ConceptFactory(TerminologyEntries entries, boolean provisional) {
    this.entries = entries;
    this.provisional = provisional;
  }

  Concept concept(TerminologyEntry entry) {
    return entry.concept(provisional);
  }

  Drug drug(TerminologyEntry entry) {
    return new Drug(
        concept(entry),
        entry
            .attribute("class")
            .flatMap(word -> CellValueParser.choice(DrugClass.class, word))
            .orElseThrow());
  }

  DrugSolution solution(TerminologyEntry entry) {
    return new DrugSolution(
        entry.attribute("drug").orElseThrow(),
        entry.attribute("mg_per_ml").flatMap(CellValueParser::positive).orElseThrow());
  }

  BilledDrugCode billedDrug(TerminologyEntry entry) {
    return new BilledDrugCode(
        new Coding(CodeSystems.HCPCS, entry.key(), entry.name()),
        entry.attribute("drug"),
        entry.attribute("mg_per_unit").flatMap(CellValueParser::positive));
  }

  List<Side> sides(TerminologyEntry entry) {
    return CellValueParser.choice(Side.class, entry.key())
        .map(List::of)
        .orElse(List.of(Side.RIGHT, Side.LEFT));
  }

  AftercareProtocol protocol(TerminologyEntry entry) {
    List<AftercareActivity> activities = new ArrayList<>();
    List<String> redFlags = new ArrayList<>();
    for (TableRow row : entry.items()) {
      TerminologyEntry item =
          entries
              .find(TerminologyTable.AFTERCARE_ITEM, row.cell("item").orElseThrow())
              .orElseThrow();
      AftercareItemKind kind = kind(item);
      String text = row.cell("text").or(() -> item.attribute("text")).orElseThrow();
      if (kind == AftercareItemKind.RED_FLAG) {
        redFlags.add(text);
      } else {
        activities.add(
            new AftercareActivity(
                concept(item),
                text,
                kind == AftercareItemKind.AVOID,
                row.cell("lasts").flatMap(CellValueParser::span)));
      }
    }
    return new AftercareProtocol(concept(entry), activities, redFlags);
  }

  static AftercareItemKind kind(TerminologyEntry item) {
    return item.attribute("kind")
        .flatMap(word -> CellValueParser.choice(AftercareItemKind.class, word))
        .orElseThrow();
  }

  static AllergyWordKind allergyWordKind(TerminologyEntry word) {
    return word.attribute("kind")
        .flatMap(kind -> CellValueParser.choice(AllergyWordKind.class, kind))
        .orElseThrow();
  }

  Concept item(String key) {
    return concept(entries.find(TerminologyTable.AFTERCARE_ITEM, key).orElseThrow());
  }

  /** Returns the only code of an entry that the program requests by its key. */
  Coding onlyCode(TerminologyTable table, String key) {
    return concept(entries.find(table, key).orElseThrow()).codings().get(0);
  }
}

package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.visit.Side;

/** Turns checked entries into what the rest of the program works with. */
final class Meanings {
  private final Entries entries;
  private final boolean provisional;

  Meanings(Entries entries, boolean provisional) {
    this.entries = entries;
    this.provisional = provisional;
  }

  Concept concept(Entry entry) {
    return entry.concept(provisional);
  }

  Drug drug(Entry entry) {
    return new Drug(
        concept(entry),
        entry
            .attribute("class")
            .flatMap(word -> CellValue.choice(DrugClass.class, word))
            .orElseThrow());
  }

  BilledDrugCode billedDrug(Entry entry) {
    return new BilledDrugCode(
        new Coding(CodeSystems.HCPCS, entry.key(), entry.name()),
        entry.attribute("drug"),
        entry.attribute("mg_per_unit").flatMap(CellValue::positive));
  }

  List<Side> sides(Entry entry) {
    return CellValue.choice(Side.class, entry.key())
        .map(List::of)
        .orElse(List.of(Side.RIGHT, Side.LEFT));
  }

  AftercareProtocol protocol(Entry entry) {
    List<AftercareActivity> activities = new ArrayList<>();
    List<String> redFlags = new ArrayList<>();
    for (Row row : entry.items()) {
      Entry item =
          entries.find(Vocabulary.AFTERCARE_ITEM, row.cell("item").orElseThrow()).orElseThrow();
      ItemKind kind = kind(item);
      String text = row.cell("text").or(() -> item.attribute("text")).orElseThrow();
      if (kind == ItemKind.RED_FLAG) {
        redFlags.add(text);
      } else {
        activities.add(
            new AftercareActivity(
                concept(item),
                text,
                kind == ItemKind.AVOID,
                row.cell("lasts").flatMap(CellValue::span)));
      }
    }
    return new AftercareProtocol(concept(entry), activities, redFlags);
  }

  static ItemKind kind(Entry item) {
    return item.attribute("kind")
        .flatMap(word -> CellValue.choice(ItemKind.class, word))
        .orElseThrow();
  }

  Concept item(String key) {
    return concept(entries.find(Vocabulary.AFTERCARE_ITEM, key).orElseThrow());
  }

  /** The one code of a thing that the program knows by its key. */
  Coding only(Vocabulary table, String key) {
    return concept(entries.find(table, key).orElseThrow()).codings().get(0);
  }
}

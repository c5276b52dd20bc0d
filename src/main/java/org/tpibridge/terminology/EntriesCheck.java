package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;

/** What can be told wrong only by looking at all tables together. */
final class EntriesCheck {
  private final Entries entries;
  private final List<Finding> findings = new ArrayList<>();

  private EntriesCheck(Entries entries) {
    this.entries = entries;
  }

  static List<Finding> of(Entries entries) {
    EntriesCheck check = new EntriesCheck(entries);
    for (Vocabulary table : Vocabulary.values()) {
      check.clashes(table);
      entries.of(table).forEach(entry -> check.entry(table, entry));
    }
    return check.findings;
  }

  private record Owned(Word word, Entry entry) {}

  private void clashes(Vocabulary table) {
    Map<String, Owned> owners = new HashMap<>();
    for (Entry entry : entries.of(table)) {
      for (Word word : entry.allWords()) {
        Owned mine = new Owned(word, entry);
        Owned other = owners.putIfAbsent(Phrase.of(word.text()), mine);
        if (other != null && !other.entry.key().equals(entry.key())) {
          // The clinic can change its own row, so that is the one to name first.
          clash(word.row().shipped() ? other : mine, word.row().shipped() ? mine : other);
        }
      }
    }
  }

  private void clash(Owned here, Owned there) {
    findings.add(
        Finding.error(
                "TPI-TERM-CLASH",
                "\"%s\" cannot find %s: it finds %s already (%s)."
                    .formatted(
                        here.word.text(),
                        here.entry.key(),
                        there.entry.key(),
                        there.word.place().words()))
            .at(here.word.place())
            .suggesting(
                "Take it out here, or add a row for %s whose words leave it out."
                    .formatted(there.entry.key())));
  }

  private void entry(Vocabulary table, Entry entry) {
    if (entry.name().isEmpty()) {
      findings.add(
          Finding.error("TPI-TERM-NAME", "\"" + entry.key() + "\" is new and has no name.")
              .at(entry.row().at("name"))
              .suggesting("Give it a name, or write the key of a row that is there already."));
    }
    switch (table) {
      case DRUG -> needs(entry, "class");
      case AFTERCARE_ITEM -> {
        needs(entry, "kind");
        needs(entry, "text");
      }
      case BILLED_DRUG ->
          entry
              .attribute("drug")
              .ifPresent(drug -> refers(entry.row(), "drug", Vocabulary.DRUG, drug));
      case AFTERCARE -> protocol(entry);
      default -> {}
    }
  }

  private void needs(Entry entry, String column) {
    if (entry.attribute(column).isEmpty()) {
      findings.add(
          Finding.error(
                  "TPI-TERM-VALUE",
                  "\"%s\" is new and needs the column %s.".formatted(entry.key(), column))
              .at(entry.row().at(column)));
    }
  }

  private void protocol(Entry entry) {
    if (entry.items().isEmpty()) {
      findings.add(
          Finding.error("TPI-TERM-VALUE", "\"" + entry.key() + "\" is new and lists no item.")
              .at(entry.row().at("item"))
              .suggesting("Write one row for each item, all with this key."));
    }
    for (Row row : entry.items()) {
      refers(row, "item", Vocabulary.AFTERCARE_ITEM, row.cell("item").orElseThrow());
    }
  }

  private void refers(Row row, String column, Vocabulary table, String key) {
    if (entries.find(table, key).isEmpty()) {
      Finding finding =
          Finding.error(
                  "TPI-TERM-REFERENCE",
                  "\"%s\" is no key of the table %s.".formatted(key, table.fileName()))
              .at(row.at(column));
      List<String> known = entries.of(table).stream().map(Entry::key).toList();
      findings.add(
          Similar.to(key, known).stream().findFirst().map(finding::suggesting).orElse(finding));
    }
  }
}

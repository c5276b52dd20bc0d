package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;

/** What can be told wrong only by looking at all tables together. */
final class TerminologyEntriesCheck {
  private final TerminologyEntries entries;
  private final List<Finding> findings = new ArrayList<>();

  private TerminologyEntriesCheck(TerminologyEntries entries) {
    this.entries = entries;
  }

  static List<Finding> of(TerminologyEntries entries) {
    TerminologyEntriesCheck check = new TerminologyEntriesCheck(entries);
    for (TerminologyTable table : TerminologyTable.values()) {
      check.clashes(table);
      entries.of(table).forEach(entry -> check.entry(table, entry));
    }
    return check.findings;
  }

  private record SynonymOfEntry(Synonym word, TerminologyEntry entry) {}

  private void clashes(TerminologyTable table) {
    Map<String, SynonymOfEntry> owners = new HashMap<>();
    for (TerminologyEntry entry : entries.of(table)) {
      for (Synonym word : entry.allWords()) {
        SynonymOfEntry mine = new SynonymOfEntry(word, entry);
        SynonymOfEntry other = owners.putIfAbsent(NormalizedPhrase.of(word.text()), mine);
        if (other != null && !other.entry.key().equals(entry.key())) {
          // The clinic can change its own row, so that is the one to name first.
          clash(word.row().builtIn() ? other : mine, word.row().builtIn() ? mine : other);
        }
      }
    }
  }

  private void clash(SynonymOfEntry here, SynonymOfEntry there) {
    findings.add(
        Finding.error(
                "TPI-TERM-CLASH",
                "\"%s\" cannot find %s: it finds %s already (%s)."
                    .formatted(
                        here.word.text(),
                        here.entry.key(),
                        there.entry.key(),
                        there.word.place().description()))
            .at(here.word.place())
            .withSuggestion(
                "Take it out here, or add a row for %s whose words leave it out."
                    .formatted(there.entry.key())));
  }

  private void entry(TerminologyTable table, TerminologyEntry entry) {
    if (entry.name().isEmpty()) {
      findings.add(
          Finding.error("TPI-TERM-NAME", "\"" + entry.key() + "\" is new and has no name.")
              .at(entry.row().at("name"))
              .withSuggestion("Give it a name, or write the key of a row that is there already."));
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
              .ifPresent(drug -> refers(entry.row(), "drug", TerminologyTable.DRUG, drug));
      case AFTERCARE -> protocol(entry);
      default -> {}
    }
  }

  private void needs(TerminologyEntry entry, String column) {
    if (entry.attribute(column).isEmpty()) {
      findings.add(
          Finding.error(
                  "TPI-TERM-VALUE",
                  "\"%s\" is new and needs the column %s.".formatted(entry.key(), column))
              .at(entry.row().at(column)));
    }
  }

  private void protocol(TerminologyEntry entry) {
    if (entry.items().isEmpty()) {
      findings.add(
          Finding.error("TPI-TERM-VALUE", "\"" + entry.key() + "\" is new and lists no item.")
              .at(entry.row().at("item"))
              .withSuggestion("Write one row for each item, all with this key."));
    }
    for (TableRow row : entry.items()) {
      refers(row, "item", TerminologyTable.AFTERCARE_ITEM, row.cell("item").orElseThrow());
    }
  }

  private void refers(TableRow row, String column, TerminologyTable table, String key) {
    if (entries.find(table, key).isEmpty()) {
      Finding finding =
          Finding.error(
                  "TPI-TERM-REFERENCE",
                  "\"%s\" is no key of the table %s.".formatted(key, table.fileName()))
              .at(row.at(column));
      List<String> known = entries.of(table).stream().map(TerminologyEntry::key).toList();
      findings.add(
          SimilarWords.to(key, known).stream()
              .findFirst()
              .map(finding::withSuggestion)
              .orElse(finding));
    }
  }
}

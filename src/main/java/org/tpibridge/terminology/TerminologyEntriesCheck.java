package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;

/** Finds errors that show only when all tables are combined. */
final class TerminologyEntriesCheck {
  private final TerminologyEntries entries;
  private final List<Finding> findings = new ArrayList<>();

  private TerminologyEntriesCheck(TerminologyEntries entries) {
    this.entries = entries;
  }

  static List<Finding> of(TerminologyEntries entries) {
    TerminologyEntriesCheck check = new TerminologyEntriesCheck(entries);
    for (TerminologyTable table : TerminologyTable.values()) {
      if (table.hasNames()) {
        check.conflicts(table);
      }
      entries.of(table).forEach(entry -> check.entry(table, entry));
    }
    return check.findings;
  }

  private record SynonymOfEntry(Synonym word, TerminologyEntry entry) {}

  private void conflicts(TerminologyTable table) {
    Map<String, SynonymOfEntry> owners = new HashMap<>();
    for (TerminologyEntry entry : entries.of(table)) {
      for (Synonym word : entry.allWords()) {
        SynonymOfEntry candidate = new SynonymOfEntry(word, entry);
        SynonymOfEntry other = owners.putIfAbsent(NormalizedPhrase.of(word.text()), candidate);
        if (other != null && !other.entry.key().equals(entry.key())) {
          // The clinic can change its own row, so the finding is reported there.
          conflict(
              word.row().builtIn() ? other : candidate, word.row().builtIn() ? candidate : other);
        }
      }
    }
  }

  private void conflict(SynonymOfEntry rejected, SynonymOfEntry existing) {
    findings.add(
        Finding.error(
                "TPI-TERM-CLASH",
                "\"%s\" cannot be used for %s: it is already used for %s (%s)."
                    .formatted(
                        rejected.word.text(),
                        rejected.entry.key(),
                        existing.entry.key(),
                        existing.word.place().description()))
            .at(rejected.word.place())
            .withSuggestion(
                "Remove it here, or add a row for %s without it.".formatted(existing.entry.key())));
  }

  private void entry(TerminologyTable table, TerminologyEntry entry) {
    if (table.hasNames() && entry.name().isEmpty()) {
      findings.add(
          Finding.error("TPI-TERM-NAME", "\"" + entry.key() + "\" is new and has no name.")
              .at(entry.row().at("name"))
              .withSuggestion("Enter a name, or use the key of an existing row."));
    }
    switch (table) {
      case DRUG -> requireValue(entry, "class");
      case ALLERGY_WORD -> requireValue(entry, "kind");
      case AFTERCARE_ITEM -> {
        requireValue(entry, "kind");
        requireValue(entry, "text");
      }
      case CLINICAL_DRUG -> {
        requireValue(entry, "drug");
        requireValue(entry, "mg_per_ml");
        entry.attribute("drug").ifPresent(drug -> requireDrug(entry, drug));
      }
      case BILLED_DRUG -> entry.attribute("drug").ifPresent(drug -> requireDrug(entry, drug));
      case AFTERCARE -> protocol(entry);
      default -> {}
    }
  }

  private void requireDrug(TerminologyEntry entry, String drug) {
    requireReference(entry.row(), "drug", TerminologyTable.DRUG, drug);
  }

  private void requireValue(TerminologyEntry entry, String column) {
    if (entry.attribute(column).isEmpty()) {
      findings.add(
          Finding.error(
                  "TPI-TERM-VALUE",
                  "\"%s\" is new and requires a value in the column %s."
                      .formatted(entry.key(), column))
              .at(entry.row().at(column)));
    }
  }

  private void protocol(TerminologyEntry entry) {
    if (entry.items().isEmpty()) {
      findings.add(
          Finding.error("TPI-TERM-VALUE", "\"" + entry.key() + "\" is new and has no items.")
              .at(entry.row().at("item"))
              .withSuggestion("Write one row for each item, all with this key."));
    }
    for (TableRow row : entry.items()) {
      requireReference(
          row, "item", TerminologyTable.AFTERCARE_ITEM, row.cell("item").orElseThrow());
    }
  }

  private void requireReference(TableRow row, String column, TerminologyTable table, String key) {
    if (entries.find(table, key).isEmpty()) {
      Finding finding =
          Finding.error(
                  "TPI-TERM-REFERENCE",
                  "The table %2$s has no key \"%1$s\".".formatted(key, table.fileName()))
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

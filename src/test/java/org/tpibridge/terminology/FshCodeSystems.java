package org.tpibridge.terminology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Writes code systems: TPI Bridge's own keys, and the words that clinics write. */
final class FshCodeSystems {
  private final TerminologyEntries entries;

  FshCodeSystems(TerminologyEntries entries) {
    this.entries = entries;
  }

  String muscles() {
    return keys(
        TerminologyTable.MUSCLE,
        "tpi-muscle",
        "Muscles",
        "Injected muscles, and muscle groups for records that do not name a single muscle.",
        "The muscle or muscle group: ",
        entry -> true);
  }

  String drugs() {
    return keys(
        TerminologyTable.DRUG,
        "tpi-drug",
        "Injected drugs",
        "Drugs in trigger point injections, by ingredient.",
        "Ingredient of the injected solution: ",
        entry -> true);
  }

  String complications() {
    return keys(
        TerminologyTable.COMPLICATION,
        "tpi-complication",
        "Complications",
        "Complications and side effects during or after trigger point injections.",
        "During or after the injections: ",
        entry -> true);
  }

  String treatments() {
    return keys(
        TerminologyTable.TREATMENT,
        "tpi-treatment",
        "Treatments before an injection",
        "Treatments that were tried before trigger point injections.",
        "Tried before the injections: ",
        entry -> true);
  }

  String steps() {
    return keys(
        TerminologyTable.STEP,
        "tpi-step",
        "Steps of a procedure",
        "Steps of trigger point injections, as recorded.",
        "During the procedure: ",
        entry -> true);
  }

  String plans() {
    return keys(
        TerminologyTable.PLAN,
        "tpi-plan",
        "Planned treatments",
        "Treatments that are planned together with trigger point injections.",
        "Planned treatment: ",
        entry -> true);
  }

  String aftercare() {
    return keys(
        TerminologyTable.AFTERCARE_ITEM,
        "tpi-aftercare",
        "Aftercare activities",
        "Activities to do or to avoid after trigger point injections.",
        "Instruction after the injections: ",
        entry -> ConceptFactory.kind(entry) != AftercareItemKind.RED_FLAG);
  }

  private String keys(
      TerminologyTable table,
      String id,
      String title,
      String description,
      String definition,
      Predicate<TerminologyEntry> wanted) {
    FshText fsh = heading(id, title, description, true);
    entries.of(table).stream()
        .filter(wanted)
        .forEach(
            entry ->
                fsh.rule(
                    FshText.code(entry.key())
                        + " "
                        + FshText.quoted(entry.name())
                        + " "
                        + FshText.quoted(
                            entry
                                .attribute("text")
                                .orElseGet(() -> definition + entry.name() + "."))));
    return fsh.toString();
  }

  /** Writes a clinic's words as codes, so that a concept map can use them as its source. */
  String words(TerminologyTable table, String subject) {
    FshText fsh =
        heading(
            wordsId(table),
            "Clinic words for " + subject,
            "Words, abbreviations and misspellings that clinics write for "
                + subject
                + ". Used only as the source of a concept map, never as codes in records.",
            false);
    wordsOf(entries, table)
        .forEach(
            (text, meant) ->
                fsh.rule(
                    FshText.code(text)
                        + " "
                        + FshText.quoted(text)
                        + " "
                        + FshText.quoted("Written by clinics for: " + meant.entry().name() + ".")));
    return fsh.toString();
  }

  static String wordsId(TerminologyTable table) {
    return "clinic-words-" + table.keyColumn();
  }

  record Meant(TerminologyEntry entry, Synonym.Relation relation) {}

  /** Returns all words of a table with their entries; these systems are not case-sensitive. */
  static Map<String, Meant> wordsOf(TerminologyEntries entries, TerminologyTable table) {
    Map<String, Meant> meant = new LinkedHashMap<>();
    for (TerminologyEntry entry : entries.of(table)) {
      meant.put(entry.name().toLowerCase(Locale.ROOT), new Meant(entry, Synonym.Relation.SAME));
      for (Synonym word : entry.words()) {
        meant.putIfAbsent(word.text().toLowerCase(Locale.ROOT), new Meant(entry, word.relation()));
      }
    }
    return meant;
  }

  private static FshText heading(String id, String title, String description, boolean caseMatters) {
    FshText fsh = new FshText().definition("CodeSystem", FshText.name(id), id, title, description);
    List.of(
            "^publisher = \"TPI Bridge\"",
            "^experimental = false",
            "^caseSensitive = " + caseMatters,
            "^content = #complete")
        .forEach(fsh::rule);
    return fsh;
  }
}

package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes concept maps: from a clinic's words to TPI Bridge's keys, and from the keys to other code
 * systems.
 */
final class FshConceptMaps {
  private final TerminologyEntries entries;

  FshConceptMaps(TerminologyEntries entries) {
    this.entries = entries;
  }

  private record Target(Coding coding, MappedCode.Equivalence match, Optional<String> comment) {}

  /** Maps keys to one other system; a key without a verified code is marked as unmapped. */
  String fromKeys(TerminologyTable table, String system, String systemWord, String subject) {
    String own = "tpi-" + table.keyColumn();
    String id = own + "-to-" + systemWord;
    FshText fsh = new FshText();
    heading(
        fsh,
        id,
        "TPI Bridge " + subject,
        "TPI Bridge codes for " + subject + ", in " + system + ".",
        own,
        set(table));
    group(fsh, own, system);
    for (TerminologyEntry entry : entries.of(table)) {
      element(fsh, entry.key(), entry.name(), targets(entry, system));
    }
    return fsh.toString();
  }

  private static List<Target> targets(TerminologyEntry entry, String system) {
    return entry.codes().stream()
        .filter(row -> row.coding().system().equals(system))
        .map(row -> new Target(row.coding(), row.match(), comment(row)))
        .toList();
  }

  private static Optional<String> comment(MappedCode row) {
    List<String> comment = new ArrayList<>();
    switch (row.match()) {
      case NARROWER ->
          comment.add("The code is for the whole muscle; the injection is into a part of it.");
      case WIDER -> comment.add("The nearest verified code is broader.");
      case INEXACT -> comment.add("The code matches only in part.");
      case EQUIVALENT -> {}
    }
    if (row.provisional()) {
      comment.add("Provisional.");
    }
    comment.add("Source: " + row.source() + ".");
    return Optional.of(String.join(" ", comment));
  }

  /** Maps a clinic's words to keys. */
  String fromWords(TerminologyTable table, String subject) {
    String own = "tpi-" + table.keyColumn();
    FshText fsh = new FshText();
    wordsHeading(fsh, table, subject, own);
    group(fsh, FshCodeSystems.wordsId(table), CodeSystems.own(own));
    FshCodeSystems.wordsOf(entries, table)
        .forEach(
            (text, meant) ->
                element(
                    fsh,
                    text,
                    text,
                    List.of(
                        target(
                            new Coding(
                                CodeSystems.own(own), meant.entry().key(), meant.entry().name()),
                            meant.relation()))));
    return fsh.toString();
  }

  /** Maps a clinic's words directly to other systems, for tables whose keys are never sent. */
  String fromWordsToOthers(TerminologyTable table, String subject) {
    FshText fsh = new FshText();
    Set<Coding> all = FshValueSets.codings(entries.of(table));
    wordsHeading(fsh, table, subject, "codes");
    Set<String> systems = new LinkedHashSet<>();
    all.forEach(coding -> systems.add(coding.system()));
    for (String system : systems) {
      group(fsh, FshCodeSystems.wordsId(table), system);
      for (Map.Entry<String, FshCodeSystems.Meant> word :
          FshCodeSystems.wordsOf(entries, table).entrySet()) {
        List<Target> targets =
            targets(word.getValue().entry(), system).stream()
                .map(target -> target(target.coding(), word.getValue().relation()))
                .toList();
        if (!targets.isEmpty()) {
          element(fsh, word.getKey(), word.getKey(), targets);
        }
      }
    }
    return fsh.toString();
  }

  private static Target target(Coding coding, Synonym.Relation sense) {
    return switch (sense) {
      case SAME -> new Target(coding, MappedCode.Equivalence.EQUIVALENT, Optional.empty());
      case MISSPELLED ->
          new Target(coding, MappedCode.Equivalence.EQUIVALENT, Optional.of("Misspelled."));
      case NARROWER ->
          new Target(
              coding,
              MappedCode.Equivalence.WIDER,
              Optional.of("The words are narrower than the code."));
    };
  }

  private static void wordsHeading(FshText fsh, TerminologyTable table, String subject, String to) {
    heading(
        fsh,
        FshCodeSystems.wordsId(table) + "-to-" + to,
        "Clinic words for " + subject,
        "Words that clinics write for " + subject + ", with their codes.",
        FshCodeSystems.wordsId(table),
        to.equals("codes") ? set(table) : to);
  }

  /** The value set with a table's codes of other systems. */
  private static String set(TerminologyTable table) {
    return switch (table) {
      case MUSCLE -> "tpi-muscle-site";
      case DRUG -> "tpi-injectable-drug";
      case DIAGNOSIS -> "tpi-diagnosis";
      case SIDE -> "tpi-laterality";
      default -> throw new IllegalArgumentException(table + " has no value set of other systems");
    };
  }

  private static void heading(
      FshText fsh,
      String id,
      String title,
      String description,
      String sourceSet,
      String targetSet) {
    fsh.instance("ConceptMap", id, title, description);
    fsh.rule("url = " + FshText.quoted(CodeSystems.BASE + "/ConceptMap/" + id));
    fsh.rule("name = " + FshText.quoted(FshText.name(id)));
    fsh.rule("title = " + FshText.quoted(title));
    fsh.rule("description = " + FshText.quoted(description));
    fsh.rule("status = #active").rule("experimental = false").rule("publisher = \"TPI Bridge\"");
    fsh.rule("sourceCanonical = " + FshText.quoted(CodeSystems.BASE + "/ValueSet/" + sourceSet));
    fsh.rule("targetCanonical = " + FshText.quoted(CodeSystems.BASE + "/ValueSet/" + targetSet));
  }

  private static void group(FshText fsh, String ownSource, String target) {
    fsh.rule("group[+].source = " + FshText.quoted(CodeSystems.own(ownSource)));
    fsh.rule("group[=].target = " + FshText.quoted(target));
  }

  private static void element(FshText fsh, String code, String display, List<Target> targets) {
    fsh.rule("group[=].element[+].code = " + FshText.code(code));
    if (!display.equals(code)) {
      fsh.rule("group[=].element[=].display = " + FshText.quoted(display));
    }
    String at = "group[=].element[=].target";
    if (targets.isEmpty()) {
      fsh.rule(at + "[+].equivalence = #unmatched");
      fsh.rule(at + "[=].comment = \"No verified code.\"");
    }
    for (Target target : targets) {
      fsh.rule(at + "[+].code = " + FshText.code(target.coding().code()));
      fsh.rule(at + "[=].display = " + FshText.quoted(target.coding().display()));
      fsh.rule(at + "[=].equivalence = #" + CellValueParser.word(target.match()));
      target.comment().ifPresent(c -> fsh.rule(at + "[=].comment = " + FshText.quoted(c)));
    }
  }
}

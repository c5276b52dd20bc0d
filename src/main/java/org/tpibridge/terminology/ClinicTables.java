package org.tpibridge.terminology;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads a clinic's own tables. If one has an error, none of them is used. */
final class ClinicTables {
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private final List<List<TableRow>> tables = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ClinicTables() {}

  static Terminology.TerminologyResult load(TerminologyEntries builtIn, List<TextFile> files) {
    ClinicTables read = new ClinicTables();
    files.forEach(read::file);
    if (!read.findings.isEmpty()) {
      return new Terminology.TerminologyResult(Optional.empty(), read.findings);
    }
    TerminologyEntries entries = builtIn;
    for (List<TableRow> table : read.tables) {
      entries = entries.with(table);
    }
    List<Finding> together = TerminologyEntriesCheck.of(entries);
    return new Terminology.TerminologyResult(
        together.isEmpty() ? Optional.of(new Terminology(entries, true)) : Optional.empty(),
        together);
  }

  static TextFile read(Path file) {
    return TextFile.readTable(file, MAX_BYTES);
  }

  private void file(TextFile file) {
    if (!file.isRead()) {
      Place whole = new Place.Whole(file.name());
      findings.add(Finding.error("TPI-TERM-FILE", file.problem()).at(whole));
      return;
    }
    TableReader.ParsedTable table = TableReader.read(file.name(), file.text(), false);
    tables.add(table.rows());
    findings.addAll(table.findings());
    table.rows().forEach(row -> findings.addAll(TableRowCheck.of(row)));
  }
}

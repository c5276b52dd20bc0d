package org.tpibridge.terminology;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.SmallFile;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads a clinic's own tables; nothing is kept of any where one of them is wrong. */
final class ClinicFiles {
  private static final long LARGEST = 16L * 1024 * 1024;

  private final List<List<Row>> tables = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ClinicFiles() {}

  static Terminology.Result on(Entries shipped, List<TextFile> files) {
    ClinicFiles read = new ClinicFiles();
    files.forEach(read::file);
    if (!read.findings.isEmpty()) {
      return new Terminology.Result(Optional.empty(), read.findings);
    }
    Entries entries = shipped;
    for (List<Row> table : read.tables) {
      entries = entries.with(table);
    }
    List<Finding> together = EntriesCheck.of(entries);
    return new Terminology.Result(
        together.isEmpty() ? Optional.of(new Terminology(entries, true)) : Optional.empty(),
        together);
  }

  static TextFile read(Path file) {
    return TextFile.read(file, String.valueOf(file.getFileName()), LARGEST, ClinicFiles::reason);
  }

  private void file(TextFile file) {
    if (!file.isRead()) {
      Place whole = new Place.Whole(file.name());
      findings.add(Finding.error("TPI-TERM-FILE", file.problem()).at(whole));
      return;
    }
    TableReader.Table table = TableReader.read(file.name(), file.text(), false);
    tables.add(table.rows());
    findings.addAll(table.findings());
    table.rows().forEach(row -> findings.addAll(RowCheck.of(row)));
  }

  private static String reason(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "The file is not UTF-8. In Excel, save it as \"CSV UTF-8\".";
    }
    return e instanceof SmallFile.RefusedException
        ? e.getMessage()
        : "The file cannot be read. Check that it is there and may be read.";
  }
}

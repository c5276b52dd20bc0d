package org.tpibridge.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the built-in tables once. They are not validated at run time, because that would slow the
 * start of every command; tests validate them.
 */
final class BuiltInTables {
  static final TerminologyEntries ENTRIES = TerminologyEntries.NONE.with(rows());
  static final Terminology TERMINOLOGY = new Terminology(ENTRIES, true);

  private BuiltInTables() {}

  private static List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    for (TerminologyTable table : TerminologyTable.values()) {
      rows.addAll(read(table).rows());
    }
    return rows;
  }

  static TableReader.ParsedTable read(TerminologyTable table) {
    try (InputStream in = BuiltInTables.class.getResourceAsStream(table.fileName())) {
      if (in == null) {
        throw new IllegalStateException("the built-in table " + table.fileName() + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return TableReader.read(table.fileName(), text, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

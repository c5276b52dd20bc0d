package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.files.CsvText;
import org.tpibridge.files.FormulaGuard;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Splits the text of one table into rows. The header of the first column names the table. In a file
 * of {@link UnknownWords}, each row names its table.
 */
final class TableReader {
  private final String source;
  private final boolean builtIn;
  private final List<TableRow> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private TableReader(String source, boolean builtIn) {
    this.source = source;
    this.builtIn = builtIn;
  }

  /** The rows that are not empty, or the errors in the table as a whole. */
  record ParsedTable(List<TableRow> rows, List<Finding> findings) {
    ParsedTable {
      rows = List.copyOf(rows);
      findings = List.copyOf(findings);
    }
  }

  static ParsedTable read(String source, String text, boolean isBuiltIn) {
    TableReader reader = new TableReader(source, isBuiltIn);
    try {
      reader.records(CsvText.records(text));
    } catch (CsvText.MalformedException e) {
      reader.findings.add(
          Finding.error(
                  "TPI-TERM-CSV",
                  "The file is not valid CSV from here on: a quotation mark is not closed or is misplaced.")
              .at(new Place.Text(source, e.line(), e.column(), ""))
              .withSuggestion(
                  "Enclose the whole cell in \", and write a quotation mark inside it twice."));
    }
    return new ParsedTable(reader.rows, reader.findings);
  }

  private void records(List<List<String>> records) {
    List<String> header =
        records.isEmpty()
            ? List.of()
            : records.get(0).stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    if (!header.isEmpty() && header.get(0).equals(UnknownWords.TABLE)) {
      if (hasKnownColumns(UnknownWords.columns(), header)) {
        for (int i = 1; i < records.size(); i++) {
          List<String> row = records.get(i).stream().map(FormulaGuard::unescaped).toList();
          cells(header, row, i + 1).ifPresent(this::unknownWordRow);
        }
      }
      return;
    }
    Optional<TerminologyTable> table = tableOf(header);
    if (table.isPresent() && hasKnownColumns(table.get().columns(), header)) {
      for (int i = 1; i < records.size(); i++) {
        cells(header, records.get(i), i + 1)
            .ifPresent(row -> add(table.get(), row.cells(), table.get().keyColumn(), row.number()));
      }
    }
  }

  /**
   * Reads a row of a file of unknown words. A row without a key has not been completed yet and is
   * skipped.
   */
  private void unknownWordRow(FilledRow row) {
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    String key = cells.remove(UnknownWords.KEY);
    String stated = cells.remove(UnknownWords.TABLE);
    if (key == null) {
      return;
    }
    Optional<TerminologyTable> table = TerminologyTable.ofKeyColumn(stated == null ? "" : stated);
    if (table.isEmpty()) {
      findings.add(
          Finding.error(
                  "TPI-TERM-TABLE",
                  "This cell must name the table that the row belongs to: one of "
                      + String.join(", ", TerminologyTable.keyColumns())
                      + ".")
              .at(new Place.Cell(source, row.number(), UnknownWords.TABLE)));
      return;
    }
    for (String column : cells.keySet()) {
      if (!table.get().columns().contains(column)) {
        findings.add(
            Finding.error(
                    "TPI-TERM-COLUMN",
                    "The table %s has no column \"%s\". Clear this cell."
                        .formatted(table.get().keyColumn(), column))
                .at(new Place.Cell(source, row.number(), column)));
        return;
      }
    }
    cells.put(table.get().keyColumn(), key);
    add(table.get(), cells, UnknownWords.KEY, row.number());
  }

  private Optional<TerminologyTable> tableOf(List<String> header) {
    String first = header.isEmpty() ? "" : header.get(0);
    Optional<TerminologyTable> table = TerminologyTable.ofKeyColumn(first);
    if (table.isEmpty()) {
      List<String> known = TerminologyTable.keyColumns();
      findings.add(
          withSimilarWord(
              Finding.error(
                      "TPI-TERM-TABLE",
                      "The header of the first column must name the table: one of "
                          + String.join(", ", known)
                          + (first.isEmpty() ? ". It is empty." : ". It is \"" + first + "\"."))
                  .at(new Place.Cell(source, 1, first)),
              first,
              known));
    }
    return table;
  }

  private boolean hasKnownColumns(List<String> known, List<String> header) {
    int before = findings.size();
    for (int i = 1; i < header.size(); i++) {
      String column = header.get(i);
      Place place = new Place.Cell(source, 1, column);
      if (isComment(column)) {
        continue;
      }
      if (!known.contains(column)) {
        findings.add(
            withSimilarWord(
                Finding.error(
                        "TPI-TERM-COLUMN",
                        "This table has no column \"%s\". Its columns are %s."
                            .formatted(column, String.join(", ", known)))
                    .at(place),
                column,
                known));
      } else if (header.indexOf(column) < i) {
        findings.add(
            Finding.error("TPI-TERM-COLUMN", "The column \"%s\" is listed twice.".formatted(column))
                .at(place));
      }
    }
    return findings.size() == before;
  }

  /** Whether a column is a comment for readers: its name begins with an underscore. */
  private static boolean isComment(String column) {
    return column.startsWith("_");
  }

  /** The cells of a row that are not empty, by column. */
  private record FilledRow(Map<String, String> cells, long number) {}

  private Optional<FilledRow> cells(List<String> header, List<String> values, long number) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).strip();
      if (!value.isEmpty() && i >= header.size()) {
        findings.add(
            Finding.error("TPI-TERM-CELLS", "The row has more cells than the header has columns.")
                .at(new Place.Cell(source, number, ""))
                .withSuggestion("Enclose a cell in \" if it contains the separator."));
        return Optional.empty();
      }
      if (!value.isEmpty() && !isComment(header.get(i))) {
        cells.put(header.get(i), value);
      }
    }
    return cells.isEmpty() ? Optional.empty() : Optional.of(new FilledRow(cells, number));
  }

  private void add(
      TerminologyTable table, Map<String, String> cells, String keyHeader, long number) {
    rows.add(new TableRow(table, Map.copyOf(cells), source, builtIn, keyHeader, number));
  }

  private static Finding withSimilarWord(Finding finding, String written, List<String> known) {
    return SimilarWords.to(written, known).stream()
        .findFirst()
        .map(finding::withSuggestion)
        .orElse(finding);
  }
}

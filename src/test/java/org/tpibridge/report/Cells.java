package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tpibridge.files.FormulaGuard;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads the cells of a table with an independent CSV library. */
final class Cells {
  private Cells() {}

  /** Returns the cells without the apostrophes that protect against formulas. */
  static List<List<String>> in(Path file, char delimiter) throws IOException {
    return written(file, delimiter).stream()
        .map(row -> row.stream().map(FormulaGuard::unescaped).toList())
        .toList();
  }

  /** Returns the cells as a spreadsheet reads them. */
  static List<List<String>> written(Path file, char delimiter) throws IOException {
    ObjectReader rows =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvReadFeature.WRAP_AS_ARRAY)
            .with(CsvSchema.emptySchema().withColumnSeparator(delimiter));
    String text = Files.readString(file, UTF_8);
    String table = text.isEmpty() ? "" : text.substring(1);
    if (table.startsWith("sep=")) {
      table = table.substring(table.indexOf('\n') + 1);
    }
    try (var values = rows.<List<String>>readValues(table)) {
      return values.readAll();
    }
  }

  static List<List<String>> in(Path file) throws IOException {
    return in(file, ',');
  }
}

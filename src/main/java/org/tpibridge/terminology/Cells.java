package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The cells of a CSV text (RFC 4180), by Jackson's streaming parser: data binding is not needed.
 */
final class Cells {
  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  private Cells() {}

  /**
   * All records with all their cells; an empty line is a record as well, so that rows can be
   * counted.
   *
   * @throws tools.jackson.core.JacksonException where a quote is left open
   */
  static List<List<String>> of(String text) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    try (JsonParser parser = CSV.createParser(new Separated(separator(text)), text)) {
      parser.nextToken();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_ARRAY -> record = new ArrayList<>();
          case END_ARRAY -> {
            if (parser.streamReadContext().inArray()) {
              records.add(record);
            }
          }
          default -> record.add(parser.getString());
        }
      }
    }
    return records;
  }

  /** What Excel puts between cells depends on the country; no header of ours holds any of these. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    return header.contains(",") ? ',' : header.contains(";") ? ';' : '\t';
  }

  private static final class Separated extends ObjectReadContext.Base {
    private final CsvSchema schema;

    Separated(char separator) {
      schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    }

    @Override
    public FormatSchema getSchema() {
      return schema;
    }
  }
}

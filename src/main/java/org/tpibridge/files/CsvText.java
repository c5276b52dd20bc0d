package org.tpibridge.files;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads a small CSV file (RFC 4180) with a table of settings. The separator is a comma, a semicolon
 * or a tab, because spreadsheets use different ones in different countries.
 */
public final class CsvText {
  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  /** Thrown if a text is not CSV because a quote is missing or misplaced. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /** Does not contain the parser's message, which quotes the text. */
    private MalformedException(int line, int column) {
      super(
          "line "
              + line
              + ", column "
              + column
              + ": a closing quote is missing, or a quote is"
              + " misplaced");
      this.line = line;
      this.column = column;
    }

    public int line() {
      return line;
    }

    public int column() {
      return column;
    }
  }

  /** Returns all records. An empty line is a record as well, so that rows can be counted. */
  public static List<List<String>> records(String text) throws MalformedException {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    try (JsonParser parser = CSV.createParser(new Separated(separator(plain)), plain)) {
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
    } catch (JacksonException e) {
      throw new MalformedException(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
    return records;
  }

  /** Detects the separator from the header, which contains these characters only as separators. */
  private static char separator(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
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

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
 * Reads a CSV (RFC 4180) that a person wrote as a table of settings: small, and read whole. The
 * separator is a comma, a semicolon or a tab, as the spreadsheet of a country writes it.
 */
public final class CsvText {
  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  /** A text that is not CSV from some place on: a quote is left open or out of place. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /** Without the parser's message, which quotes the text. */
    private MalformedException(int line, int column) {
      super("line " + line + ", column " + column + ": a quote is left open or out of place");
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

  /**
   * All records with all their cells; an empty line is a record as well, so that rows can be
   * counted.
   */
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

  /** By the header, which holds none of these but as a separator. */
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

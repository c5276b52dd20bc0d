package org.tpibridge.reading.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.tpibridge.files.Sha256;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.visit.Column;

/**
 * Computes the SHA-256 of a visit's record, to recognize the record. {@code docs/visit.md} defines
 * the exact bytes. Not thread-safe.
 */
public final class ContentHash {
  private static final Column[] COLUMNS = Column.values();
  private static final HexFormat HEX = HexFormat.of();
  private static final char BETWEEN_NAME_AND_VALUE = '=';
  private static final char AFTER_VALUE = '\u001e';

  private final MessageDigest digest = Sha256.newDigest();

  /**
   * The hash of the columns that are not blank, in the order of {@link Column}, regardless of their
   * order in the file.
   */
  public String ofColumns(Function<Column, String> cells) {
    StringBuilder content = new StringBuilder();
    for (Column column : COLUMNS) {
      append(column, cells.apply(column), content);
    }
    return ofText(content.toString());
  }

  /**
   * The hash of the fields of a record in another format; a column with several values is included
   * several times.
   */
  public String ofExtractedFields(ExtractedFields extracted) {
    StringBuilder content = new StringBuilder();
    for (Column column : COLUMNS) {
      extracted.of(column).forEach(value -> append(column, value.text(), content));
    }
    return ofText(content.toString());
  }

  private static void append(Column column, String cell, StringBuilder content) {
    String value = FieldText.strip(cell);
    if (!value.isEmpty()) {
      content.append(column.header()).append(BETWEEN_NAME_AND_VALUE).append(value);
      content.append(AFTER_VALUE);
    }
  }

  /** The hash of the cells of a row that does not match its header, in order. */
  public String ofCells(List<String> cells) {
    StringBuilder content = new StringBuilder();
    cells.forEach(cell -> content.append(FieldText.strip(cell)).append(AFTER_VALUE));
    return ofText(content.toString());
  }

  public String ofText(String text) {
    return HEX.formatHex(digest.digest(text.getBytes(UTF_8)));
  }
}

package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.visit.Column;

/**
 * Normalizes cells in the template of an id that are also the MRN or a time of the visit, because
 * exports write the same day in different ways.
 */
final class IdTemplateCells {
  private static final List<Column> NORMALIZED_COLUMNS =
      List.of(Column.MRN, Column.VISIT_START, Column.VISIT_END, Column.BIRTH_DATE);

  /** Added before a clock time that is in a separate cell. */
  private static final String ANY_DAY = "2000-01-01";

  /**
   * @param wholeCell whether the cell is the whole value of the column
   */
  private record Reader(Column column, ConversionSteps steps, boolean wholeCell) {}

  private final Map<Integer, Reader> readers = new HashMap<>();

  IdTemplateCells(ColumnMap map, TableHeader header) {
    for (Column column : NORMALIZED_COLUMNS) {
      ColumnMap.ColumnRule target = map.columns().get(column);
      if (target != null
          && target.source() instanceof ColumnSource.Named named
          && named.steps().isWholeCell()) {
        header
            .find(named.names())
            .ifPresent(at -> readers.putIfAbsent(at, new Reader(column, named.steps(), true)));
      } else if (target != null
          && column != Column.MRN
          && target.source() instanceof ColumnSource.Composed composed) {
        composed
            .template()
            .positions(header)
            .forEach(at -> readers.putIfAbsent(at, new Reader(column, composed.steps(), false)));
      }
    }
  }

  /** The normalized content; empty if it cannot be read, which its own column reports. */
  Optional<CellContent> read(int position, CellContent content, IdCellNormalizer normalizer) {
    Reader reader = readers.get(position);
    if (reader == null || content.isBlank()) {
      return Optional.of(content);
    }
    return reader.wholeCell()
        ? wholeCell(reader, content, normalizer)
        : Optional.of(partOfId(reader, content, normalizer));
  }

  private static Optional<CellContent> wholeCell(
      Reader reader, CellContent content, IdCellNormalizer normalizer) {
    ColumnResult result = new ColumnResult();
    reader.steps().apply(content, result);
    List<RawValue> words = new ArrayList<>(result.values());
    return words.size() == 1 && !result.isRejected()
        ? normalizer.normalize(reader.column(), words.get(0)).map(content::withText)
        : Optional.empty();
  }

  /** Normalizes a day or a clock time; any other text is not changed. */
  private static CellContent partOfId(
      Reader reader, CellContent content, IdCellNormalizer normalizer) {
    return read(reader, content, content.text(), normalizer)
        .or(() -> clock(reader, content, normalizer))
        .map(content::withText)
        .orElse(content);
  }

  private static Optional<String> clock(
      Reader reader, CellContent content, IdCellNormalizer normalizer) {
    return read(reader, content, ANY_DAY + " " + content.text(), normalizer)
        .filter(read -> read.startsWith(ANY_DAY + "T"))
        .map(read -> read.substring(ANY_DAY.length() + 1));
  }

  private static Optional<String> read(
      Reader reader, CellContent content, String text, IdCellNormalizer normalizer) {
    return normalizer.normalize(
        reader.column(), new RawValue(text, content.place(), ValueStyle.SHORTHAND));
  }
}

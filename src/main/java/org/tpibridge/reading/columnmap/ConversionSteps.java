package org.tpibridge.reading.columnmap;

import java.util.Optional;
import org.tpibridge.reading.assembly.ValueStyle;

/** The conversion steps for the text of a source, in this order. */
record ConversionSteps(
    Optional<CellSplit> split,
    Optional<CellList> list,
    Optional<ValueTable> values,
    Optional<CellNumbers> number,
    Optional<DatePatterns> dates,
    ValueStyle style) {

  /** Whether the text is not divided into parts. */
  boolean isWholeCell() {
    return split.isEmpty() && list.isEmpty();
  }

  void apply(CellContent content, ColumnResult result) {
    if (content.isBlank()) {
      result.addValue(content, style);
      return;
    }
    Optional<CellContent> part =
        split.isPresent() ? split.get().partOf(content, result) : Optional.of(content);
    part.ifPresent(
        whole -> {
          if (list.isPresent()) {
            list.get().items(whole.text()).forEach(item -> item(whole.withText(item), result));
          } else {
            item(whole, result);
          }
        });
  }

  private void item(CellContent content, ColumnResult result) {
    values(content, result)
        .flatMap(p -> dates.isEmpty() || p.isBlank() ? Optional.of(p) : dates.get().read(p, result))
        .ifPresent(p -> result.addValue(p, style));
  }

  /** Converts the words and numbers of a text. */
  Optional<CellContent> values(CellContent content, ColumnResult result) {
    return Optional.of(content)
        .flatMap(
            p ->
                values.isEmpty() || p.isBlank()
                    ? Optional.of(p)
                    : values.get().translate(p, result))
        .flatMap(
            p -> number.isEmpty() || p.isBlank() ? Optional.of(p) : number.get().read(p, result));
  }
}

package org.tpibridge.reading.columnmap;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.reading.assembly.ValueStyle;

/** The source of the values of a canonical column. */
sealed interface ColumnSource {

  /** Finds the columns; the header reports those that are missing. */
  Bound bind(TableHeader header);

  /** Extracts the values from a row. */
  interface Bound {
    void extract(RowCells cells, ColumnResult result);
  }

  /** A cell of the first column that the header contains. */
  record Named(List<String> names, boolean optional, ConversionSteps steps)
      implements ColumnSource {
    @Override
    public Bound bind(TableHeader header) {
      OptionalInt position = optional ? header.find(names) : header.require(names);
      if (position.isEmpty()) {
        return (cells, result) -> {};
      }
      int at = position.getAsInt();
      return (cells, result) -> steps.apply(cells.at(at, result), result);
    }
  }

  /** Several cells and text between them. */
  record Composed(CellTemplate template, ConversionSteps steps) implements ColumnSource {
    @Override
    public Bound bind(TableHeader header) {
      CellTemplate.Bound bound = template.bind(header);
      return (cells, result) -> {
        Optional<CellContent> piece = bound.fill(cells, result);
        piece.ifPresent(p -> steps.apply(p, result));
      };
    }
  }

  /** The same text for every row. */
  record Fixed(String text, ConversionSteps steps) implements ColumnSource {
    @Override
    public Bound bind(TableHeader header) {
      return (cells, result) -> steps.apply(cells.fixed(text), result);
    }
  }

  /** The values of several sources. */
  record Several(List<ColumnSource> sources) implements ColumnSource {
    @Override
    public Bound bind(TableHeader header) {
      List<Bound> bound = sources.stream().map(source -> source.bind(header)).toList();
      return (cells, result) -> bound.forEach(b -> b.extract(cells, result));
    }
  }

  /** A drug by its billed units, as in shorthand: {@code 4 units J3301}. */
  record BilledUnits(CellTemplate template) implements ColumnSource {
    static BilledUnits of(String code, String units) {
      return new BilledUnits(CellTemplate.of("{" + units + "} units {" + code + "}"));
    }

    @Override
    public Bound bind(TableHeader header) {
      CellTemplate.Bound bound = template.bind(header);
      return (cells, result) -> {
        if (!cells.isDiscarded()) {
          bound.fill(cells, result).ifPresent(p -> result.addValue(p, ValueStyle.SHORTHAND));
        }
      };
    }
  }
}

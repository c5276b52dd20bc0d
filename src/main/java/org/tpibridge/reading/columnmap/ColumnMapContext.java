package org.tpibridge.reading.columnmap;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.assembly.ExtractedFieldsReader;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ShorthandValues;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.assembly.VisitAssembler;
import org.tpibridge.reading.assembly.VisitChecks;
import org.tpibridge.reading.canonical.CanonicalGrammar;
import org.tpibridge.reading.canonical.CanonicalTimes;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.csv.DelimiterDetector;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** A column map with the readers of its values. */
public record ColumnMapContext(
    ColumnMap map, CanonicalTimes times, VisitAssembler assembly, ExtractedFieldsReader fields) {

  /**
   * @param clinicZone the time zone, unless the map names another
   */
  public static ColumnMapContext of(
      ColumnMap map, Terminology terminology, VisitChecks checks, ZoneId clinicZone) {
    CanonicalTimes times = new CanonicalTimes(map.tableFormat().zone().orElse(clinicZone));
    return new ColumnMapContext(
        map,
        times,
        new VisitAssembler(times, checks),
        new ExtractedFieldsReader(
            new CanonicalGrammar(terminology),
            new Shorthand(terminology, map.tableFormat().conventions()),
            terminology));
  }

  /** The normalized value of a cell in an id template; times are in the time zone of the map. */
  Optional<String> normalizedIdValue(Column column, RawValue value) {
    if (column == Column.MRN) {
      return Identifier.of(value.text()).value();
    }
    // Errors in the cell are reported by its own column.
    FieldFindings ignoredFindings = new FieldFindings(finding -> {}, value.place());
    return FieldText.validated(column, value.text(), ignoredFindings)
        .flatMap(
            text ->
                value.style() == ValueStyle.CANONICAL
                    ? Optional.of(text)
                    : new ShorthandValues(fields.shorthand())
                        .canonical(column, text, ignoredFindings))
        .flatMap(text -> times.time(text, ignoredFindings))
        .map(times::clinicTime);
  }

  /**
   * The delimiter that gives the most columns of the map; the map's delimiter if no other gives
   * more.
   */
  public char delimiter(byte[] head) {
    return RejectsColumns.delimiter(head).orElseGet(() -> ofClinicTable(head));
  }

  private char ofClinicTable(byte[] head) {
    ColumnMap.TableFormat form = map.tableFormat();
    char usual = form.delimiter().orElse(',');
    return form.names().isEmpty()
        ? DelimiterDetector.of(head, form.skip(), usual, map::countRecognized)
        : DelimiterDetector.of(head, form.skip(), usual, cells -> fits(cells, form.names()));
  }

  private static long fits(List<String> cells, List<String> names) {
    return cells.size() == names.size() ? 1 : 0;
  }

  public boolean expectsWindows1252() {
    return map.tableFormat().encoding().filter(c -> c.name().equals("windows-1252")).isPresent();
  }

  /** The names of the columns of a file without a header. */
  Optional<List<String>> names() {
    return Optional.of(map.tableFormat().names()).filter(names -> !names.isEmpty());
  }
}

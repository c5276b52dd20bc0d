package org.tpibridge.source;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.columns.ColumnMap;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** A column map with those who read what it tells. */
record Mapped(ColumnMap map, Times times, VisitAssembly assembly, ExtractedFieldsReader fields) {

  /**
   * @param clinicZone where the map does not name another
   */
  static Mapped of(ColumnMap map, Terminology terminology, VisitChecks checks, ZoneId clinicZone) {
    Times times = new Times(map.form().zone().orElse(clinicZone));
    return new Mapped(
        map,
        times,
        new VisitAssembly(times, checks),
        new ExtractedFieldsReader(
            new CanonicalGrammar(terminology),
            new Shorthand(terminology, map.form().habits()),
            terminology));
  }

  /** What a cell means that an id is made of: times on the clock of the map. */
  Optional<String> meaning(Column column, Words words) {
    if (column == Column.MRN) {
      return Identifier.of(words.text()).value();
    }
    // What is wrong with the cell, its own column says.
    Note unheard = new Note(finding -> {}, words.place());
    return CellText.checked(column, words.text(), unheard)
        .flatMap(
            text ->
                words.style() == Style.CANONICAL
                    ? Optional.of(text)
                    : new ShorthandCells(fields.shorthand()).canonical(column, text, unheard))
        .flatMap(text -> times.time(text, unheard))
        .map(times::local);
  }

  /** The delimiter that gives most of the map's columns; that of the map where none gives more. */
  char delimiter(byte[] head) {
    return HandedBack.delimiter(head).orElseGet(() -> ofOwnTable(head));
  }

  private char ofOwnTable(byte[] head) {
    ColumnMap.Form form = map.form();
    char usual = form.delimiter().orElse(',');
    return form.names().isEmpty()
        ? Delimiter.of(head, form.skip(), usual, map::known)
        : Delimiter.of(head, form.skip(), usual, cells -> fits(cells, form.names()));
  }

  private static long fits(List<String> cells, List<String> names) {
    return cells.size() == names.size() ? 1 : 0;
  }

  boolean expectsWindows1252() {
    return map.form().encoding().filter(c -> c.name().equals("windows-1252")).isPresent();
  }

  /** The names of the columns of a file without a header. */
  Optional<List<String>> names() {
    return Optional.of(map.form().names()).filter(names -> !names.isEmpty());
  }
}

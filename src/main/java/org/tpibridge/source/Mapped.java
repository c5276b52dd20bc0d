package org.tpibridge.source;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.columns.ColumnMap;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.terminology.Terminology;

/** A column map with those who read what it tells. */
record Mapped(
    ColumnMap map,
    VisitAssembly assembly,
    Grammar grammar,
    Shorthand shorthand,
    Terminology terminology) {

  /**
   * @param clinicZone where the map does not name another
   */
  static Mapped of(ColumnMap map, Terminology terminology, VisitChecks checks, ZoneId clinicZone) {
    Times times = new Times(map.form().zone().orElse(clinicZone));
    return new Mapped(
        map,
        new VisitAssembly(times, checks),
        new CanonicalGrammar(terminology),
        new Shorthand(terminology, map.form().habits()),
        terminology);
  }

  TellingTold told(Telling telling, Remarks remarks, ToldPlaces places) {
    return new TellingTold(telling, grammar, shorthand, terminology, remarks, places);
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

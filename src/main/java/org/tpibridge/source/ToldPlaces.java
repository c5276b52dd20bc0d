package org.tpibridge.source;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Where a telling's fields stand; for the items of a list, once the list was read. */
final class ToldPlaces implements Places {
  private final Map<Column, Place> columns = new EnumMap<>(Column.class);
  private final Map<Column, List<Place>> items = new EnumMap<>(Column.class);

  ToldPlaces(Telling telling) {
    telling
        .words()
        .forEach(
            (column, words) -> {
              if (!words.isEmpty()) {
                found(column, first(words).place());
              }
            });
  }

  /** The first words that say something; else the first that could. */
  private static Words first(List<Words> words) {
    for (Words each : words) {
      if (!CellText.strip(each.text()).isEmpty()) {
        return each;
      }
    }
    return words.get(0);
  }

  /** A column that is told in the cells of another. */
  void found(Column column, Place place) {
    columns.putIfAbsent(column, place);
  }

  /**
   * @param places of the column's items in their order
   */
  void listed(Column column, List<Place> places) {
    items.put(column, List.copyOf(places));
  }

  @Override
  public Optional<Place> of(VisitField field) {
    List<Place> listed = items.getOrDefault(field.column(), List.of());
    return field.item() >= 0 && field.item() < listed.size()
        ? Optional.of(listed.get(field.item()))
        : Optional.ofNullable(columns.get(field.column()));
  }
}

package org.tpibridge.reading.assembly;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.input.PlaceLookup;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** The places of extracted fields; those of list items are available after the list was read. */
public final class FieldPlaces implements PlaceLookup {
  private final Map<Column, Place> columns = new EnumMap<>(Column.class);
  private final Map<Column, List<Place>> items = new EnumMap<>(Column.class);

  public FieldPlaces(ExtractedFields extracted) {
    extracted
        .values()
        .forEach(
            (column, words) -> {
              if (!words.isEmpty()) {
                addColumn(column, firstFilled(words).place());
              }
            });
  }

  /** The first value that is not blank; if there is none, the first value. */
  private static RawValue firstFilled(List<RawValue> words) {
    for (RawValue each : words) {
      if (!FieldText.strip(each.text()).isEmpty()) {
        return each;
      }
    }
    return words.get(0);
  }

  /** Adds the place of a column that is stated in the cell of another. */
  void addColumn(Column column, Place place) {
    columns.putIfAbsent(column, place);
  }

  /**
   * @param places of the column's items, in order
   */
  void setItems(Column column, List<Place> places) {
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

package org.tpibridge.reading.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;

/**
 * Merges the items of a list in several rows of one visit. Repeated items are counted once if the
 * map specifies it. If the map does not, an equal amount in two rows may be that of the visit or of
 * each row, and is rejected.
 */
record RowListMerger<T>(
    Column column, ListItem.AmountMerge<T> amounts, RecordFindings recordFindings) {

  /** Merges the items of different rows. */
  List<ListItem<T>> merge(RowCombination rows, List<ListItem<T>> items) {
    return switch (rows) {
      case ADD -> ListItem.merged(items, amounts);
      case SAME -> ListItem.merged(withoutRepeated(items), amounts);
      case UNSPECIFIED -> ListItem.merged(withUndecidedReported(items), amounts);
    };
  }

  /**
   * Removes items that an earlier row contains; the same item with a different amount is a
   * conflict.
   */
  private List<ListItem<T>> withoutRepeated(List<ListItem<T>> items) {
    List<ListItem<T>> counted = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      ListItem<T> item = items.get(i);
      if (ofOtherRows(item, items.subList(0, i)).noneMatch(other -> isSame(other, item))) {
        ofOtherRows(item, items.subList(0, i))
            .filter(other -> sum(other, item).isPresent())
            .findFirst()
            .ifPresent(other -> reportConflict(other, item));
        counted.add(item);
      }
    }
    return counted;
  }

  private List<ListItem<T>> withUndecidedReported(List<ListItem<T>> items) {
    List<ListItem<T>> counted = new ArrayList<>(items.size());
    for (ListItem<T> item : items) {
      if (ofOtherRows(item, counted).noneMatch(other -> isSame(other, item))) {
        ofOtherRows(item, counted)
            .filter(other -> sum(other, item).isPresent())
            .findFirst()
            .ifPresent(other -> reportAdded(other, item));
        counted.add(item);
      }
    }
    for (ListItem<T> item : counted) {
      List<ListItem<T>> again =
          ofOtherRows(item, items).filter(other -> isSame(item, other)).toList();
      if (!again.isEmpty()) {
        reportUndecided(item, again);
      }
    }
    return counted;
  }

  private void reportConflict(ListItem<T> first, ListItem<T> other) {
    findingsFor(other)
        .error(
            ReadingFindingCodes.CONFLICTING_VALUES,
            quotedItem(other)
                + " is here, but "
                + quotedItem(first)
                + " is in "
                + first.place().locationInSource()
                + ", and the map specifies that all rows of a visit have the same "
                + column.header()
                + ". Correct one of them, or write rows: add in the map.");
  }

  private void reportAdded(ListItem<T> first, ListItem<T> other) {
    findingsFor(other)
        .information(
            ReadingFindingCodes.ADDED_ROWS,
            quotedItem(other)
                + " is added to "
                + quotedItem(first)
                + " in "
                + first.place().locationInSource()
                + ". If this is correct, write rows: add for "
                + column.header()
                + " in the map to stop this message.");
  }

  private void reportUndecided(ListItem<T> first, List<ListItem<T>> again) {
    Optional<T> total = Optional.of(first.value());
    for (ListItem<T> each : again) {
      total = total.flatMap(t -> amounts.of(t, each.value()));
    }
    if (!amounts.hasAmount(first.value())) {
      return;
    }
    String written = amounts.description(first.value());
    String message =
        QuotedText.of(written)
            + " is in "
            + (again.size() + 1)
            + " rows of this visit, first in "
            + first.place().locationInSource()
            + ". Either the rows repeat it ("
            + written
            + " in total), or each row has a separate one"
            + total.map(t -> " (" + amounts.description(t) + " in total)").orElse("")
            + ". ";
    if (column == Column.SITES) {
      findingsFor(again.get(0))
          .warning(
              ReadingFindingCodes.UNDECIDED_ROWS,
              message
                  + "It is counted once. Write rows: same for sites in the map, or rows: add if"
                  + " each row has a separate one.");
    } else {
      findingsFor(again.get(0))
          .error(
              ReadingFindingCodes.UNDECIDED_ROWS,
              message
                  + "The rows do not show which applies. Write rows: same or rows: add for "
                  + column.header()
                  + " in the map.");
    }
  }

  private static <T> Stream<ListItem<T>> ofOtherRows(ListItem<T> item, List<ListItem<T>> items) {
    return items.stream()
        .filter(
            other ->
                item.place() instanceof Place.Cell here
                    && other.place() instanceof Place.Cell there
                    && here.row() != there.row());
  }

  private boolean isSame(ListItem<T> one, ListItem<T> other) {
    return amounts.isSame(one.value(), other.value());
  }

  private Optional<T> sum(ListItem<T> one, ListItem<T> other) {
    return amounts.of(one.value(), other.value());
  }

  private String quotedItem(ListItem<T> item) {
    return QuotedText.of(amounts.description(item.value()));
  }

  private FieldFindings findingsFor(ListItem<T> item) {
    return recordFindings.atPlace(item.place());
  }
}

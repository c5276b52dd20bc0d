package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Rows;
import org.tpibridge.visit.Column;

/**
 * The items of a list that several rows of one visit contain. What rows repeat is one fact where
 * the map says so; where it does not, an amount that is in two rows alike may be that of the visit
 * or of each row, and is refused.
 */
record ListedRows<T>(Column column, Listed.Amounts<T> amounts, Remarks remarks) {

  /** The items that count, those of different rows put together. */
  List<Listed<T>> counted(Rows rows, List<Listed<T>> items) {
    return switch (rows) {
      case ADD -> Listed.merged(items, amounts);
      case SAME -> Listed.merged(repeated(items), amounts);
      case UNSTATED -> Listed.merged(undecided(items), amounts);
    };
  }

  /** Without what an earlier row contains; another amount of the same is a conflict. */
  private List<Listed<T>> repeated(List<Listed<T>> items) {
    List<Listed<T>> counted = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Listed<T> item = items.get(i);
      if (ofOtherRows(item, items.subList(0, i)).noneMatch(other -> isSame(other, item))) {
        ofOtherRows(item, items.subList(0, i))
            .filter(other -> sum(other, item).isPresent())
            .findFirst()
            .ifPresent(other -> conflict(other, item));
        counted.add(item);
      }
    }
    return counted;
  }

  private List<Listed<T>> undecided(List<Listed<T>> items) {
    List<Listed<T>> counted = new ArrayList<>(items.size());
    for (Listed<T> item : items) {
      if (ofOtherRows(item, counted).noneMatch(other -> isSame(other, item))) {
        ofOtherRows(item, counted)
            .filter(other -> sum(other, item).isPresent())
            .findFirst()
            .ifPresent(other -> added(other, item));
        counted.add(item);
      }
    }
    for (Listed<T> item : counted) {
      List<Listed<T>> again =
          ofOtherRows(item, items).filter(other -> isSame(item, other)).toList();
      if (!again.isEmpty()) {
        doubt(item, again);
      }
    }
    return counted;
  }

  private void conflict(Listed<T> first, Listed<T> other) {
    note(other)
        .error(
            Codes.TOLD_DIFFERENTLY,
            quoted(other)
                + " is here, but "
                + quoted(first)
                + " is in "
                + first.place().withinSource()
                + ", and the map states that all rows of a visit have the same "
                + column.header()
                + ". Correct one of them, or write rows: add in the map.");
  }

  private void added(Listed<T> first, Listed<T> other) {
    note(other)
        .information(
            Codes.ROWS_ADDED,
            quoted(other)
                + " is added to "
                + quoted(first)
                + " in "
                + first.place().withinSource()
                + ". If that is right, write rows: add for "
                + column.header()
                + " in the map, and this is not reported again.");
  }

  private void doubt(Listed<T> first, List<Listed<T>> again) {
    Optional<T> total = Optional.of(first.value());
    for (Listed<T> each : again) {
      total = total.flatMap(t -> amounts.of(t, each.value()));
    }
    if (!amounts.counts(first.value())) {
      return;
    }
    String written = amounts.written(first.value());
    String message =
        Quoted.of(written)
            + " is in "
            + (again.size() + 1)
            + " rows of this visit, first in "
            + first.place().withinSource()
            + ". Either the rows repeat it ("
            + written
            + " in all), or each row has its own"
            + total.map(t -> " (" + amounts.written(t) + " in all)").orElse("")
            + ". ";
    if (column == Column.SITES) {
      note(again.get(0))
          .warning(
              Codes.ROWS_UNDECIDED,
              message
                  + "It is counted once. Write rows: same for sites in the map, or rows: add if"
                  + " each row has its own.");
    } else {
      note(again.get(0))
          .error(
              Codes.ROWS_UNDECIDED,
              message
                  + "The rows do not show which. Write rows: same or rows: add for "
                  + column.header()
                  + " in the map.");
    }
  }

  private static <T> Stream<Listed<T>> ofOtherRows(Listed<T> item, List<Listed<T>> items) {
    return items.stream()
        .filter(
            other ->
                item.place() instanceof Place.Cell here
                    && other.place() instanceof Place.Cell there
                    && here.row() != there.row());
  }

  private boolean isSame(Listed<T> one, Listed<T> other) {
    return amounts.isSame(one.value(), other.value());
  }

  private Optional<T> sum(Listed<T> one, Listed<T> other) {
    return amounts.of(one.value(), other.value());
  }

  private String quoted(Listed<T> item) {
    return Quoted.of(amounts.written(item.value()));
  }

  private Note note(Listed<T> item) {
    return remarks.at(item.place());
  }
}

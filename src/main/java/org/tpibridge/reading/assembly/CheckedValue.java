package org.tpibridge.reading.assembly;

import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.canonical.SemicolonList;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.shorthand.ShorthandResult;
import org.tpibridge.visit.Column;

/**
 * A text that passed the checks for all texts.
 *
 * @param text without surrounding space, not blank
 * @param findings receives findings about the text
 */
record CheckedValue(String text, ValueStyle style, FieldFindings findings) {

  /** Reads an item of a list that semicolons separate. */
  interface Item<T> {
    List<T> read(String item, FieldFindings findings);
  }

  CheckedValue withText(String value) {
    return new CheckedValue(value, style, findings);
  }

  <T> ListItem<T> asListItem(T value) {
    return new ListItem<>(value, findings.place());
  }

  <T> void items(Column column, Item<T> item, List<ListItem<T>> into) {
    for (String words : SemicolonList.items(column, text, findings)) {
      item.read(words, findings).forEach(value -> into.add(asListItem(value)));
    }
  }

  /** The value of a result, whose findings are reported. */
  <T> Optional<T> value(ShorthandResult<T> result) {
    return value(result, findings);
  }

  static <T> Optional<T> value(ShorthandResult<T> result, FieldFindings findings) {
    result.findings().forEach(findings::add);
    return result.value();
  }
}

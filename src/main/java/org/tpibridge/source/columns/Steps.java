package org.tpibridge.source.columns;

import java.util.Optional;
import org.tpibridge.source.telling.Style;

/**
 * What is done with the text of a source, in this order.
 *
 * @param list what stands between the items of a list
 */
record Steps(
    Optional<Split> split,
    Optional<String> list,
    Optional<Values> values,
    Optional<Numbers> number,
    Optional<DatePatterns> dates,
    Style style) {

  /** Whether a text is not cut into parts. */
  boolean whole() {
    return split.isEmpty() && list.isEmpty();
  }

  void tell(Piece piece, Outcome outcome) {
    if (piece.isBlank()) {
      outcome.tell(piece, style);
      return;
    }
    Optional<Piece> part =
        split.isPresent() ? split.get().take(piece, outcome) : Optional.of(piece);
    part.ifPresent(
        whole -> {
          if (list.isPresent()) {
            Split.parts(whole.text(), list.get())
                .forEach(item -> item(whole.reading(item), outcome));
          } else {
            item(whole, outcome);
          }
        });
  }

  private void item(Piece piece, Outcome outcome) {
    values(piece, outcome)
        .flatMap(
            p -> dates.isEmpty() || p.isBlank() ? Optional.of(p) : dates.get().read(p, outcome))
        .ifPresent(p -> outcome.tell(p, style));
  }

  /** The text with its words and numbers as they are meant. */
  Optional<Piece> values(Piece piece, Outcome outcome) {
    return Optional.of(piece)
        .flatMap(
            p ->
                values.isEmpty() || p.isBlank()
                    ? Optional.of(p)
                    : values.get().translate(p, outcome))
        .flatMap(
            p -> number.isEmpty() || p.isBlank() ? Optional.of(p) : number.get().read(p, outcome));
  }
}

package org.tpibridge.source.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Spaces;
import org.tpibridge.terminology.Similar;

/** What a clinic writes, and what it means; case and white space make no difference. */
final class Values {
  private static final int SHOWN = 12;

  private final Map<String, String> meanings = new LinkedHashMap<>();
  private final List<String> written;
  private final boolean exhaustive;

  /**
   * @param exhaustive whether other words are refused
   */
  Values(Map<String, String> table, boolean exhaustive) {
    table.forEach((word, meaning) -> meanings.put(folded(word), meaning));
    this.written = List.copyOf(table.keySet());
    this.exhaustive = exhaustive;
  }

  static String folded(String words) {
    return Spaces.squeeze(words).toLowerCase(Locale.ROOT);
  }

  Optional<Piece> translate(Piece piece, Outcome outcome) {
    String meaning = meanings.get(folded(piece.text()));
    if (meaning != null) {
      return Optional.of(piece.reading(meaning));
    }
    if (!exhaustive) {
      return Optional.of(piece);
    }
    List<String> near = Similar.to(piece.text(), written);
    Finding finding =
        Finding.error(
            Codes.VALUE,
            Quoted.of(piece.text())
                + " is not one of the map's values: "
                + String.join(", ", written.stream().limit(SHOWN).toList())
                + (written.size() > SHOWN ? ", …" : "")
                + ". Correct the cell, or add the word to the map.");
    return outcome.refuse(piece, near.isEmpty() ? finding : finding.suggesting(near.get(0)));
  }
}

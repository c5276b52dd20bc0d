package org.tpibridge.reading.columnmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.WhiteSpace;
import org.tpibridge.terminology.SimilarWords;

/** Translates words of a clinic to their meaning; case and white space are ignored. */
final class ValueTable {
  private static final int SHOWN = 12;

  private final Map<String, String> meanings = new LinkedHashMap<>();
  private final List<String> writtenWords;
  private final boolean exhaustive;

  /**
   * @param exhaustive whether other words are rejected
   */
  ValueTable(Map<String, String> table, boolean exhaustive) {
    table.forEach((word, meaning) -> meanings.put(normalized(word), meaning));
    this.writtenWords = List.copyOf(table.keySet());
    this.exhaustive = exhaustive;
  }

  static String normalized(String words) {
    return WhiteSpace.collapse(words).toLowerCase(Locale.ROOT);
  }

  Optional<CellContent> translate(CellContent content, ColumnResult result) {
    String meaning = meanings.get(normalized(content.text()));
    if (meaning != null) {
      return Optional.of(content.withText(meaning));
    }
    if (!exhaustive) {
      return Optional.of(content);
    }
    List<String> near = SimilarWords.to(content.text(), writtenWords);
    Finding finding =
        Finding.error(
            ColumnMapFindingCodes.VALUE,
            QuotedText.of(content.text())
                + " is not one of the values in the map: "
                + String.join(", ", writtenWords.stream().limit(SHOWN).toList())
                + (writtenWords.size() > SHOWN ? ", …" : "")
                + ". Correct the cell, or add the word to the map.");
    return result.reject(content, near.isEmpty() ? finding : finding.withSuggestion(near.get(0)));
  }
}

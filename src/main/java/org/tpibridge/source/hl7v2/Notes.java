package org.tpibridge.source.hl7v2;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** Free text of a visit, from wherever it stands, each piece once. */
final class Notes {
  private final Map<String, Place> pieces = new LinkedHashMap<>();

  void add(Fact.Text piece) {
    pieces.putIfAbsent(piece.text(), piece.place());
  }

  void tell(Candidates candidates) {
    pieces.values().stream()
        .findFirst()
        .ifPresent(
            place ->
                candidates.add(
                    Column.NOTES,
                    Rank.FIRST,
                    new Words(String.join("\n", pieces.keySet()), place, Style.CANONICAL)));
  }
}

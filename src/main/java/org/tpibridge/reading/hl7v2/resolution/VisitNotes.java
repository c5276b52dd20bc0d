package org.tpibridge.reading.hl7v2.resolution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.visit.Column;

/** Collects free text of a visit from all places, each text once. */
final class VisitNotes {
  private final Map<String, Place> pieces = new LinkedHashMap<>();

  void add(StatedFact.Text piece) {
    pieces.putIfAbsent(piece.text(), piece.place());
  }

  void addTo(CandidateValues candidates) {
    pieces.values().stream()
        .findFirst()
        .ifPresent(
            place ->
                candidates.add(
                    Column.NOTES,
                    Precedence.FIRST,
                    new RawValue(String.join("\n", pieces.keySet()), place, ValueStyle.CANONICAL)));
  }
}

package org.tpibridge.importing.upsert;

import java.time.LocalDate;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/**
 * One visit id for two visits: of another patient and another day. Two programs that number their
 * visits alike are the usual reason; an update would replace the one by the other.
 */
public final class VisitIdConflict {
  private static final String CODE = "TPI-IMPORT-VISIT-ID-TAKEN";

  private VisitIdConflict() {}

  /**
   * @param stored the day of the visit in the store
   */
  static Finding of(VisitResult.Accepted row, LocalDate stored) {
    return finding(row, " (" + stored + "; this row's day is " + row.visit().start().day() + ")");
  }

  /** The same, of a row that was refused when it was read before. */
  public static Finding of(VisitResult.Accepted row) {
    return finding(row, "");
  }

  private static Finding finding(VisitResult.Accepted row, String days) {
    return Finding.error(
            CODE,
            "The store has the visit "
                + QuotedText.of(row.visit().visitId())
                + " already, of another patient and another day"
                + days
                + ". Two sources that number their visits on their own need two visit systems.")
        .at(row.places().of(VisitField.of(Column.VISIT_ID)).orElse(row.place()))
        .withSuggestion(
            "Name the source in the settings, tpibridge.sources.NAME.systems.visit:"
                + " https://clinic.example/NAME/visit and"
                + " tpibridge.sources.NAME.systems.mrn: https://clinic.example/NAME/mrn, and import"
                + " with --source NAME, or with source: NAME in the map. If the row is wrong,"
                + " correct its visit id.");
  }
}

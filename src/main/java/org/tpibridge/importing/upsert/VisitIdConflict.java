package org.tpibridge.importing.upsert;

import java.time.LocalDate;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/**
 * Reports a visit id that is used for two visits, of different patients and different days. The
 * usual reason is that two programs use the same visit numbers; an update would replace one visit
 * by the other.
 */
public final class VisitIdConflict {
  private static final String CODE = "TPI-IMPORT-VISIT-ID-TAKEN";

  private VisitIdConflict() {}

  /**
   * @param stored the day of the stored visit
   */
  static Finding of(VisitResult.Accepted row, LocalDate stored) {
    return finding(row, " (" + stored + "; this row: " + row.visit().start().day() + ")");
  }

  /** Returns the finding for a row that was rejected before an interruption. */
  public static Finding of(VisitResult.Accepted row) {
    return finding(row, "");
  }

  private static Finding finding(VisitResult.Accepted row, String days) {
    return Finding.error(
            CODE,
            "The visit id "
                + QuotedText.of(row.visit().visitId())
                + " is already used for a stored visit of another patient and another day"
                + days
                + ". Sources that assign visit ids independently need separate visit systems.")
        .at(row.places().of(VisitField.of(Column.VISIT_ID)).orElse(row.place()))
        .withSuggestion(
            "Name the source in the settings, tpibridge.sources.NAME.systems.visit:"
                + " https://clinic.example/NAME/visit and"
                + " tpibridge.sources.NAME.systems.mrn: https://clinic.example/NAME/mrn, and import"
                + " with --source NAME, or with source: NAME in the map. If the row is wrong,"
                + " correct its visit id.");
  }
}

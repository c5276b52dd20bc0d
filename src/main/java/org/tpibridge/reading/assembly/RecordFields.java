package org.tpibridge.reading.assembly;

import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.VisitTime;

/**
 * What one record of an input tells, whatever its format. Problems of form are noted where the
 * record's {@link RecordFindings} are; a list leaves out the items that have one.
 */
public interface RecordFields {

  /** A field that is one value, as words; without space around it, never blank. */
  Optional<String> value(Column column);

  /** Whether there is anything in a field, readable or not. */
  boolean isStated(Column column);

  List<InjectionSite> sites();

  StatedInjectates injectates();

  List<Diagnosis> diagnoses(Optional<VisitTime> start);

  List<BilledDrug> billedDrugs();

  List<LaterScore> painLater(PainScale scale);

  List<String> complications();

  Optional<Goal> goal();

  /**
   * Whether something is told of a field that could not be taken from the record, and was noted.
   */
  default boolean isUnreadable(Column column) {
    return false;
  }
}

package org.tpibridge.reading.assembly;

import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.VisitTime;

/**
 * The fields of one record of an input in any format. Syntax problems are reported to the record's
 * {@link RecordFindings}; a list omits items that have one.
 */
public interface RecordFields {

  /** The value of a single field as text, without surrounding space, never blank. */
  Optional<String> value(Column column);

  /** Whether a field has a value, readable or not. */
  boolean isStated(Column column);

  List<InjectionSite> sites();

  StatedInjectates injectates();

  List<Diagnosis> diagnoses(Optional<VisitTime> start);

  List<BilledDrug> billedDrugs();

  List<LaterScore> painLater(PainScale scale);

  Optional<PegScore> pegBefore();

  List<LaterPeg> pegLater();

  /** The items of a list of texts, such as complications. */
  List<String> words(Column column);

  List<HeldMedication> heldMedications();

  Optional<Goal> goal();

  /** Whether a field has a value that could not be read, which was reported. */
  default boolean isUnreadable(Column column) {
    return false;
  }
}

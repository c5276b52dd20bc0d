package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.visit.Column;

/** Selects the clinician of a visit from those in its messages. */
final class VisitClinicians {
  private final List<StatedFact.Person> people = new ArrayList<>();

  void add(StatedFact.Person person) {
    people.add(person);
  }

  /**
   * Returns the clinician nearest to the procedure; another field may add a name to the same id.
   */
  void addTo(CandidateValues candidates) {
    people.stream()
        .min(Comparator.comparingInt(StatedFact.Person::precedence))
        .ifPresent(
            best -> {
              best.npi()
                  .ifPresent(
                      value -> candidates.add(Column.CLINICIAN_NPI, Precedence.FIRST, value));
              best.name()
                  .or(() -> nameOf(best.id()))
                  .ifPresent(
                      value -> candidates.add(Column.CLINICIAN_NAME, Precedence.FIRST, value));
            });
  }

  private Optional<RawValue> nameOf(String id) {
    return people.stream()
        .filter(p -> p.id().equals(id))
        .map(StatedFact.Person::name)
        .flatMap(Optional::stream)
        .findFirst();
  }
}

package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** The clinicians that a visit's messages name; one of them is the visit's. */
final class People {
  private final List<Fact.Person> people = new ArrayList<>();

  void add(Fact.Person person) {
    people.add(person);
  }

  /** The clinician nearest to the procedure; another field may add a name to the same id. */
  void tell(Candidates candidates) {
    people.stream()
        .min(Comparator.comparingInt(Fact.Person::rank))
        .ifPresent(
            best -> {
              best.npi().ifPresent(w -> candidates.add(Column.CLINICIAN_NPI, Rank.FIRST, w));
              best.name()
                  .or(() -> nameOf(best.id()))
                  .ifPresent(w -> candidates.add(Column.CLINICIAN_NAME, Rank.FIRST, w));
            });
  }

  private Optional<Words> nameOf(String id) {
    return people.stream()
        .filter(p -> p.id().equals(id))
        .map(Fact.Person::name)
        .flatMap(Optional::stream)
        .findFirst();
  }
}

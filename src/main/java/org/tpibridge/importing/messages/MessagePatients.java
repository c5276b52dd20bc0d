package org.tpibridge.importing.messages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.hl7v2.PatientsInMessages;
import org.tpibridge.store.StoreTransaction;

/**
 * The patients of a message.
 *
 * @param source the source of their numbers; empty for the clinic itself
 */
record MessagePatients(ClinicSources sources, Optional<String> source, PatientsInMessages numbers) {

  /** Returns the ids of their Patient resources. */
  Set<String> ids() {
    return all().map(mrn -> sources.clinic(source).patientId(mrn)).collect(Collectors.toSet());
  }

  private Stream<String> all() {
    return Stream.concat(numbers.patients().stream(), numbers.retired().stream()).distinct();
  }

  boolean areAnyErased(StoreTransaction tx, ErasureRegistry erasures) {
    return areAnyErased(tx, erasures, all().toList());
  }

  /** Whether the message is also about patients who were not erased. */
  boolean areOthers(StoreTransaction tx, ErasureRegistry erasures) {
    return numbers.patients().size() > 1
        && numbers.patients().stream().anyMatch(mrn -> !areAnyErased(tx, erasures, List.of(mrn)));
  }

  private boolean areAnyErased(StoreTransaction tx, ErasureRegistry erasures, List<String> mrns) {
    return erasures.areAnyErased(
        tx, mrns.stream().map(mrn -> sources.patientName(source, mrn)).toList());
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "MessagePatients[…]";
  }
}

package org.tpibridge.importing.patients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreTransaction;

/** Whose number an MRN is that somebody types: one MRN may be in several systems. */
public final class MrnLookup {
  private final Store store;
  private final ClinicSources sources;

  public MrnLookup(Store store, ClinicSources sources) {
    this.store = store;
    this.sources = sources;
  }

  /**
   * Where an MRN comes from.
   *
   * @param given the source that was named; {@code clinic} for the clinic itself
   * @param option by which it is named
   * @return empty for the clinic itself
   * @throws ImportException where there is no such source, or several have a patient of this MRN
   */
  public Optional<String> sourceOf(String mrn, Optional<String> given, String option) {
    if (given.isPresent()) {
      return known(given.get(), option);
    }
    List<String> having = sourcesWith(Identifier.normalized(mrn));
    if (having.size() > 1) {
      throw new ImportException(
          "The MRN "
              + QuotedText.of(mrn)
              + " is the number of "
              + having.size()
              + " patients, of different sources. Name one of them: "
              + having.stream().map(name -> option + " " + name).collect(Collectors.joining(" or "))
              + ".");
    }
    return having.stream().filter(name -> !name.equals(ClinicSources.CLINIC)).findFirst();
  }

  private Optional<String> known(String name, String option) {
    if (name.equals(ClinicSources.CLINIC)) {
      return Optional.empty();
    }
    if (!sources.names().contains(name)) {
      throw new ImportException(
          option
              + ": the settings have no source "
              + QuotedText.of(name)
              + ". Write clinic for the clinic itself"
              + (sources.names().isEmpty() ? "" : ", or " + String.join(", ", sources.names()))
              + ".");
    }
    return Optional.of(name);
  }

  /** The clinic and sources, by the systems of their MRNs, that have a patient of an MRN. */
  private List<String> sourcesWith(String mrn) {
    return store.read(
        tx ->
            sources.byMrnSystem().entrySet().stream()
                .filter(entry -> has(tx, sources.clinic().with(entry.getValue()), mrn))
                .map(Map.Entry::getKey)
                .toList());
  }

  private static boolean has(StoreTransaction tx, Clinic clinic, String mrn) {
    return tx.resources().find(SerializedVisit.PATIENT, clinic.patientId(mrn)).isPresent();
  }
}

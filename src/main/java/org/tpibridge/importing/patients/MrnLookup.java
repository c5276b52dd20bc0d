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
import org.tpibridge.store.StoreReader;

/** Finds the source of an MRN that a user entered. The same MRN may occur in several sources. */
public final class MrnLookup {
  private final Store store;
  private final ClinicSources sources;

  public MrnLookup(Store store, ClinicSources sources) {
    this.store = store;
    this.sources = sources;
  }

  /**
   * Returns the source that an MRN belongs to.
   *
   * @param source the source that the user named; {@code clinic} for the clinic itself
   * @param option the command-line option that names the source
   * @return empty for the clinic itself
   * @throws ImportException if there is no such source, or several sources have a patient with this
   *     MRN
   */
  public Optional<String> sourceOf(String mrn, Optional<String> source, String option) {
    if (source.isPresent()) {
      return configured(source.get(), option);
    }
    List<String> matching = sourcesWith(Identifier.normalized(mrn));
    if (matching.size() > 1) {
      throw new ImportException(
          "The MRN "
              + QuotedText.of(mrn)
              + " is used for "
              + matching.size()
              + " patients of different sources. Name the source: "
              + matching.stream()
                  .map(name -> option + " " + name)
                  .collect(Collectors.joining(" or "))
              + ".");
    }
    return matching.stream().filter(name -> !name.equals(ClinicSources.CLINIC)).findFirst();
  }

  private Optional<String> configured(String name, String option) {
    if (name.equals(ClinicSources.CLINIC)) {
      return Optional.empty();
    }
    if (!sources.names().contains(name)) {
      throw new ImportException(
          option
              + ": the settings contain no source "
              + QuotedText.of(name)
              + ". Use clinic for the clinic itself"
              + (sources.names().isEmpty() ? "" : ", or " + String.join(", ", sources.names()))
              + ".");
    }
    return Optional.of(name);
  }

  /** Returns the names of the sources (and of the clinic) that have a patient with the MRN. */
  private List<String> sourcesWith(String mrn) {
    return store.read(
        tx ->
            sources.byMrnSystem().entrySet().stream()
                .filter(entry -> has(tx, sources.clinic().with(entry.getValue()), mrn))
                .map(Map.Entry::getKey)
                .toList());
  }

  private static boolean has(StoreReader tx, Clinic clinic, String mrn) {
    return tx.resources().find(SerializedVisit.PATIENT, clinic.patientId(mrn)).isPresent();
  }
}

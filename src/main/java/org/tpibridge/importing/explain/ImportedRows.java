package org.tpibridge.importing.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.UriType;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.resources.ResourceVersion;

/** Reads rows with their jobs, mapping versions and findings within one transaction. */
final class ImportedRows {
  private static final String MAPPING = "/mapping/";

  private final StoreReader tx;
  private final Map<Long, Jobs.Job> jobs = new HashMap<>();

  ImportedRows(StoreReader tx) {
    this.tx = tx;
  }

  Jobs.Job job(long key) {
    return jobs.computeIfAbsent(key, k -> tx.jobs().find(k).orElseThrow());
  }

  Explanation.ImportedRow row(SourceRows.SourceRow row) {
    return new Explanation.ImportedRow(
        job(row.job()), row, mapping(row), tx.findings().ofRow(row.job(), row.rowNumber()));
  }

  /** The Provenance that was stored with the row names the version of the mapping. */
  private Optional<String> mapping(SourceRows.SourceRow row) {
    if (row.visit().isEmpty()) {
      return Optional.empty();
    }
    return tx.resources().historyOfVisit(row.visit().getAsLong()).stream()
        .filter(v -> v.type().equals("Provenance"))
        .filter(v -> v.job() == row.job() && v.rowNumber() == row.rowNumber())
        .map(this::policy)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> policy(ResourceVersion version) {
    Provenance provenance = (Provenance) FhirJsonReader.read(tx.resources().content(version.key()));
    return provenance.getPolicy().stream()
        .map(UriType::getValue)
        .filter(policy -> policy.contains(MAPPING))
        .map(policy -> policy.substring(policy.lastIndexOf('/') + 1))
        .findFirst();
  }
}

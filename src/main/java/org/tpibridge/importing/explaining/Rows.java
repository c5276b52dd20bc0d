package org.tpibridge.importing.explaining;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.UriType;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Transaction;

/** Rows with what is known of them; within one transaction. */
final class Rows {
  private static final String MAPPING = "/mapping/";

  private final Transaction tx;
  private final Map<Long, Jobs.Job> jobs = new HashMap<>();

  Rows(Transaction tx) {
    this.tx = tx;
  }

  Jobs.Job job(long key) {
    return jobs.computeIfAbsent(key, k -> tx.jobs().find(k).orElseThrow());
  }

  Story.Told told(SourceRows.Row row) {
    return new Story.Told(
        job(row.job()), row, mapping(row), tx.findings().of(row.job(), row.ordinal()));
  }

  /** The Provenance that came with the row says which mapping made it. */
  private Optional<String> mapping(SourceRows.Row row) {
    if (row.visit().isEmpty()) {
      return Optional.empty();
    }
    return tx.resources().historyOfVisit(row.visit().getAsLong()).stream()
        .filter(v -> v.type().equals("Provenance"))
        .filter(v -> v.job() == row.job() && v.ordinal() == row.ordinal())
        .map(this::policy)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> policy(Resources.Version version) {
    Provenance provenance = (Provenance) ResourceReader.read(tx.resources().content(version.key()));
    return provenance.getPolicy().stream()
        .map(UriType::getValue)
        .filter(policy -> policy.contains(MAPPING))
        .map(policy -> policy.substring(policy.lastIndexOf('/') + 1))
        .findFirst();
  }
}

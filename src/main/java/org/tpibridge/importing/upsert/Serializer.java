package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.json.StandaloneResource;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Does to rows and resources all that needs no store: writes them as JSON, hashes them, takes out
 * what they can be found by. Safe for use by many threads.
 */
public final class Serializer {
  private static final Logger log = LoggerFactory.getLogger(Serializer.class);
  private static final FhirJsonWriter WRITER = FhirJsonWriter.compact();

  private final SearchIndexer indexer;

  public Serializer(SearchIndexer indexer) {
    this.indexer = indexer;
  }

  public SerializedRow row(VisitResult checked) {
    if (checked instanceof VisitResult.Accepted accepted) {
      return accepted(accepted);
    }
    if (checked instanceof VisitResult.Rejected rejected) {
      return new SerializedRow(
          checked,
          Optional.empty(),
          rejected.originals().stream().mapToLong(Serializer::size).sum());
    }
    return new SerializedRow(checked, Optional.empty(), 0);
  }

  private SerializedRow accepted(VisitResult.Accepted accepted) {
    try {
      List<SerializedResource> resources =
          StandaloneResource.of(accepted.mapped().orElseThrow()).stream()
              .map(this::resource)
              .toList();
      SerializedVisit visit = SerializedVisit.of(accepted.withoutBundle(), resources);
      return new SerializedRow(visit.result(), Optional.of(visit), visit.bytes());
    } catch (RuntimeException e) {
      // A visit that breaks our own code costs that visit, not the file. The exception's message
      // may quote it, so only its kind is told.
      log.error(
          "TPI-IMPORT-FAILED: {} at {}",
          e.getClass().getName(),
          accepted.place().locationInSource());
      return row(
          accepted.rejected(
              Finding.error("TPI-IMPORT-FAILED", "The program failed on this visit.")
                  .at(accepted.place())
                  .withSuggestion(
                      "Report it with the version and "
                          + e.getClass().getSimpleName()
                          + "; the other visits are not touched.")));
    }
  }

  private static long size(OriginalRecord original) {
    if (original instanceof OriginalRecord.CsvRow row) {
      return row.rest().length() + row.cells().stream().mapToLong(String::length).sum();
    }
    return original instanceof OriginalRecord.Text text ? text.text().length() : 0;
  }

  private SerializedResource resource(StandaloneResource lone) {
    return resource(lone.resource(), lone.shared(), lone.json());
  }

  /** What was read from a store, and changed. */
  public SerializedResource resource(Resource resource, boolean shared) {
    return resource(resource, shared, WRITER.bytes(resource));
  }

  private SerializedResource resource(Resource resource, boolean shared, byte[] content) {
    return new SerializedResource(
        resource.fhirType(),
        resource.getIdPart(),
        shared,
        content,
        Sha256.of(content),
        indexer.of(resource));
  }
}

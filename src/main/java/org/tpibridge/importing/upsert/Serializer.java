package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.InternalErrorReport;
import org.tpibridge.mapping.json.CanonicalJson;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.json.StandaloneResource;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Serializes rows and resources for the store: writes JSON, computes hashes and extracts search
 * values. Does not use the store. Safe for use by several threads.
 */
public final class Serializer {
  private static final Logger log = LoggerFactory.getLogger(Serializer.class);
  private static final FhirJsonWriter WRITER = FhirJsonWriter.compact();

  private final SearchIndexer indexer;

  public Serializer(SearchIndexer indexer) {
    this.indexer = indexer;
  }

  public SerializedRow row(VisitResult result) {
    if (result instanceof VisitResult.Accepted accepted) {
      return accepted(accepted);
    }
    if (result instanceof VisitResult.Rejected rejected) {
      return new SerializedRow(
          result,
          Optional.empty(),
          rejected.originals().stream().mapToLong(Serializer::size).sum());
    }
    return new SerializedRow(result, Optional.empty(), 0);
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
      // An internal error rejects the visit, not the file. The exception's message may quote
      // patient data, so only its class is logged.
      log.error(
          "TPI-IMPORT-FAILED: {} at {}",
          e.getClass().getName(),
          accepted.place().locationInSource());
      return row(
          accepted.rejected(
              Finding.error(
                      "TPI-IMPORT-FAILED", "The visit was rejected because of an internal error.")
                  .at(accepted.place())
                  .withSuggestion(
                      InternalErrorReport.suggestion(e) + " Other visits are not affected.")));
    }
  }

  private static long size(OriginalRecord original) {
    if (original instanceof OriginalRecord.CsvRow row) {
      return row.rest().length() + row.cells().stream().mapToLong(String::length).sum();
    }
    return original instanceof OriginalRecord.Text text ? text.text().length() : 0;
  }

  private SerializedResource resource(StandaloneResource standalone) {
    return resource(standalone.resource(), standalone.shared(), standalone.json());
  }

  /** Serializes a resource that was read from the store and changed. */
  public SerializedResource resource(Resource resource, boolean shared) {
    return resource(resource, shared, WRITER.bytes(resource));
  }

  private SerializedResource resource(Resource resource, boolean shared, byte[] content) {
    return new SerializedResource(
        resource.fhirType(),
        resource.getIdPart(),
        shared,
        content,
        Sha256.of(CanonicalJson.of(content)),
        indexer.of(resource));
  }
}

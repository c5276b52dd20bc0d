package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.BundleWriter;
import org.tpibridge.mapping.LoneResource;
import org.tpibridge.source.Original;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Does to rows and resources all that needs no store: writes them as JSON, hashes them, takes out
 * what they can be found by. Safe for use by many threads.
 */
final class Preparing {
  private static final Logger log = LoggerFactory.getLogger(Preparing.class);
  private static final BundleWriter WRITER = BundleWriter.compact();

  private final SearchIndexer indexer;

  Preparing(SearchIndexer indexer) {
    this.indexer = indexer;
  }

  Prepared row(VisitResult checked) {
    if (checked instanceof VisitResult.Accepted accepted) {
      return accepted(accepted);
    }
    if (checked instanceof VisitResult.Rejected rejected) {
      return new Prepared(
          checked,
          Optional.empty(),
          rejected.originals().stream().mapToLong(Preparing::size).sum());
    }
    return new Prepared(checked, Optional.empty(), 0);
  }

  private Prepared accepted(VisitResult.Accepted accepted) {
    try {
      List<PreparedResource> resources =
          LoneResource.of(accepted.mapped().orElseThrow()).stream().map(this::resource).toList();
      PreparedVisit visit = PreparedVisit.of(accepted.withoutBundle(), resources);
      return new Prepared(visit.checked(), Optional.of(visit), visit.bytes());
    } catch (RuntimeException e) {
      // A visit that breaks our own code costs that visit, not the file. The exception's message
      // may quote it, so only its kind is told.
      log.error(
          "TPI-IMPORT-FAILED: {} at {}", e.getClass().getName(), accepted.place().withinSource());
      return row(
          accepted.rejected(
              Finding.error("TPI-IMPORT-FAILED", "The program failed on this visit.")
                  .at(accepted.place())
                  .suggesting(
                      "Report it with the version and "
                          + e.getClass().getSimpleName()
                          + "; the other visits are not touched.")));
    }
  }

  private static long size(Original original) {
    if (original instanceof Original.Row row) {
      return row.rest().length() + row.cells().stream().mapToLong(String::length).sum();
    }
    return original instanceof Original.Text text ? text.text().length() : 0;
  }

  private PreparedResource resource(LoneResource lone) {
    return resource(lone.resource(), lone.shared(), lone.json());
  }

  /** What was read from a store, and changed. */
  PreparedResource resource(Resource resource, boolean shared) {
    return resource(resource, shared, WRITER.bytes(resource));
  }

  private PreparedResource resource(Resource resource, boolean shared, byte[] content) {
    return new PreparedResource(
        resource.fhirType(),
        resource.getIdPart(),
        shared,
        content,
        Sha256.of(content),
        indexer.of(resource));
  }
}

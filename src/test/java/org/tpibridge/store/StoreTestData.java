package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;

/** Data for stores in tests. */
final class StoreTestData {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private StoreTestData() {}

  static Jobs.Job job(Store store) {
    return store.write(tx -> tx.jobs().begin(request(), NOW));
  }

  static Jobs.JobRequest request() {
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        "visits.csv",
        Optional.of("ab"),
        OptionalLong.of(7),
        "",
        "test",
        "test",
        OptionalLong.empty());
  }

  /** Adds a version of {@code Observation/obs-1}. */
  static ResourceVersion observation(StoreTransaction tx, Jobs.Job job, String content) {
    return observation(tx, job, "obs-1", OptionalLong.empty(), content);
  }

  static ResourceVersion observation(
      StoreTransaction tx, Jobs.Job job, String id, OptionalLong visit, String content) {
    tx.resources()
        .add(
            List.of(
                new NewVersion(
                    tx.resources().find("Observation", id),
                    "Observation",
                    id,
                    visit,
                    false,
                    new byte[32],
                    content.getBytes(UTF_8))),
            new ChangeSource(job.key(), 1, NOW));
    return tx.resources().find("Observation", id).orElseThrow();
  }

  /** Adds a visit with one resource. */
  static Visits.StoredVisit visit(StoreTransaction tx, Jobs.Job job, String id) {
    Visits.StoredVisit visit =
        tx.visits()
            .add(
                new Visits.VisitIdentity("urn:visits", id, "p-" + id, "2024-03-04"),
                new byte[32],
                job.key());
    observation(
        tx, job, "obs-of-" + id, OptionalLong.of(visit.key()), "{\"visit\":\"" + id + "\"}");
    return visit;
  }

  static boolean isThere(Store store, String visitId) {
    Optional<Visits.StoredVisit> found =
        store.read(tx -> tx.visits().find(visitId).stream().findFirst());
    return found.isPresent();
  }
}

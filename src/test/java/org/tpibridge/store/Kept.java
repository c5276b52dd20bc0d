package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What tests keep in stores. */
final class Kept {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private Kept() {}

  static Jobs.Job job(Store store) {
    return store.write(tx -> tx.jobs().begin(plan(), NOW));
  }

  static Jobs.Plan plan() {
    return new Jobs.Plan(
        Jobs.Kind.IMPORT,
        "visits.csv",
        Optional.of("ab"),
        OptionalLong.of(7),
        "",
        "test",
        "test",
        OptionalLong.empty());
  }

  /** Adds a version of {@code Observation/obs-1}. */
  static Resources.Version observation(Transaction tx, Jobs.Job job, String content) {
    return observation(tx, job, "obs-1", OptionalLong.empty(), content);
  }

  static Resources.Version observation(
      Transaction tx, Jobs.Job job, String id, OptionalLong visit, String content) {
    tx.resources()
        .add(
            List.of(
                new Resources.New(
                    tx.resources().find("Observation", id),
                    "Observation",
                    id,
                    visit,
                    false,
                    new byte[32],
                    content.getBytes(UTF_8))),
            new Resources.Cause(job.key(), 1, NOW));
    return tx.resources().find("Observation", id).orElseThrow();
  }

  /** A visit with one resource. */
  static Visits.Kept visit(Transaction tx, Jobs.Job job, String id) {
    Visits.Kept visit =
        tx.visits()
            .add(
                new Visits.Named("urn:visits", id, "p-" + id, "2024-03-04"),
                new byte[32],
                job.key());
    observation(
        tx, job, "obs-of-" + id, OptionalLong.of(visit.key()), "{\"visit\":\"" + id + "\"}");
    return visit;
  }

  static boolean isThere(Store store, String visitId) {
    Optional<Visits.Kept> found = store.read(tx -> tx.visits().find(visitId).stream().findFirst());
    return found.isPresent();
  }
}

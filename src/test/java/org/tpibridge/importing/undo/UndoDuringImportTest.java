package org.tpibridge.importing.undo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits.VisitState;
import org.tpibridge.store.search.SearchIndexer;

/** An undo retracts a clinician that no visit refers to, while an import stores such a visit. */
@OnEachDatabase
class UndoDuringImportTest {
  private static final long LONGER_THAN_AN_IMPORT_MILLIS = 1_000;
  private static final String PRACTITIONER = "Practitioner";

  private final Store store;
  private final Importing importing;
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  UndoDuringImportTest(TestDatabase database) {
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    this.importing = new Importing(store);
  }

  @AfterEach
  void close() {
    other.shutdownNow();
    importing.close();
    store.close();
  }

  @Test
  void theClinicianOfACurrentVisitIsNotRetracted() throws Exception {
    String job = importing.run(VisitRow.of("V-1", "10001")).job().orElseThrow().id();
    AtomicReference<Future<?>> imported = new AtomicReference<>();
    SearchIndexer pausing =
        pausingBeforeThePractitioner(
            () -> {
              imported.set(other.submit(() -> importing.run(VisitRow.of("V-2", "10002"))));
              awaitUnlessItWaits(imported.get());
            });

    new JobUndo(store, pausing, "test 1", Importing.CLOCK).run(job, JobUndo.LaterChanges.REFUSE);
    imported.get().get(1, TimeUnit.MINUTES);

    assertThat(store.read(tx -> tx.visits().find("V-1")).get(0).state())
        .isEqualTo(VisitState.RETRACTED);
    assertThat(store.read(tx -> tx.visits().find("V-2")).get(0).state())
        .isEqualTo(VisitState.CURRENT);
    assertThat(contents(PRACTITIONER)).hasSize(1).noneMatch(c -> c.contains("\"active\":false"));
    assertThat(contents("Location")).hasSize(1).noneMatch(c -> c.contains("inactive"));
  }

  private List<String> contents(String type) {
    return store.read(
        tx ->
            tx.resources().all(type).stream()
                .map(ResourceVersion::key)
                .map(key -> new String(tx.resources().content(key), UTF_8))
                .toList());
  }

  /** The import waits for the undo, or it ends in a moment. */
  private static void awaitUnlessItWaits(Future<?> imported) {
    try {
      imported.get(LONGER_THAN_AN_IMPORT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It waits.
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An indexer that does something when it indexes its first clinician: after the undo found that
   * no visit refers to the clinician, and before it writes.
   */
  private SearchIndexer pausingBeforeThePractitioner(Runnable pause) {
    AtomicReference<Runnable> once = new AtomicReference<>(() -> {});
    SearchIndexer indexer =
        new SearchIndexer(
            () -> {
              once.getAndSet(() -> {}).run();
              return FhirContext.forR4Cached();
            },
            ZoneOffset.UTC);
    // It asks for the context when it indexes the first resource of a type.
    long visit = store.read(tx -> tx.visits().find("V-1")).get(0).key();
    store.read(tx -> tx.resources().ofVisit(visit)).forEach(version -> index(indexer, version));
    for (String type : List.of("Patient", "Organization", "Location")) {
      store.read(tx -> tx.resources().all(type)).forEach(version -> index(indexer, version));
    }
    once.set(pause);
    return indexer;
  }

  private void index(SearchIndexer indexer, ResourceVersion version) {
    byte[] content = store.read(tx -> tx.resources().content(version.key()));
    assertThat(indexer.of(content)).isNotEmpty();
  }
}

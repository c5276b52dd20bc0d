package org.tpibridge.exchange.pull;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.bulk.HttpBulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.EhrSettings.Environment;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PullPolicy.PollScope;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.WriteProfile;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;

/** A store that pulls from one EHR. */
final class Pulling implements AutoCloseable {
  static final String EHR = "hospital";

  private final Store store;
  private final Importing importing;
  private final EhrSettings settings;
  private Instant now = Instant.parse("2026-03-04T12:00:00Z");

  Function<Resource, List<Finding>> validation = resource -> List.of();

  private Pulling(Store store, EhrSettings settings) {
    this.store = store;
    this.importing = new Importing(store);
    this.settings = settings;
  }

  static Pulling into(Path file, PollScope scope) {
    return into(file, URI.create(ScriptedEhr.BASE), scope);
  }

  static Pulling into(Path file, URI base, PollScope scope) {
    return into(file, settings(base, scope));
  }

  static Pulling into(Path file, EhrSettings settings) {
    return new Pulling(
        Store.open(
            new StoreSettings(
                "jdbc:sqlite:" + file,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20),
                List.of(EHR)),
            SchemaPolicy.MIGRATE,
            Importing.INDEXER),
        settings);
  }

  private static EhrSettings settings(URI base, PollScope scope) {
    return settings(
        base, ConnectionPolicy.DEFAULT, new Authorization.None(), new PullPolicy(scope));
  }

  static EhrSettings settings(
      URI base, ConnectionPolicy connection, Authorization authorization, PullPolicy pull) {
    return new EhrSettings(
        EHR,
        base,
        Environment.TEST,
        PushPolicy.DEFAULT,
        MatchingPolicy.DEFAULT,
        connection,
        authorization,
        LimitPolicy.DEFAULT,
        CapabilityPolicy.DEFAULT,
        WriteProfile.EVERYTHING,
        pull,
        ConflictPolicy.DEFAULT);
  }

  /** Pulls into the store of a bridge that also sends. */
  static PullSummary into(Pushing pushing) {
    return into(pushing, false);
  }

  static PullSummary into(Pushing pushing, boolean full) {
    try (EhrClient client =
            HttpEhrClient.open(
                pushing.settings(), FhirContext.forR4Cached(), InstantSource.system());
        BulkClient bulk = HttpBulkClient.open(pushing.settings())) {
      return new PullRun(
              new PullTarget(
                  pushing.settings(),
                  client,
                  bulk,
                  pushing.store(),
                  resource -> List.of(),
                  pushing.importing().ehrVisits(pushing.store()),
                  InstantSource.system()),
              new CapabilitySource(pushing.settings(), client, pushing.store()),
              new PullOptions(full, false, Duration.ZERO))
          .run();
    }
  }

  Store store() {
    return store;
  }

  EhrSettings settings() {
    return settings;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void importVisits(VisitRow... rows) {
    importing.run(rows);
  }

  /** The id of the only patient, who is matched with a record of the EHR. */
  String match(String remote) {
    String id = store.read(tx -> tx.resources().all("Patient")).get(0).id();
    store.update(
        tx ->
            tx.exchange()
                .matches()
                .set(
                    new EhrMatch(
                        EHR,
                        "Patient/" + id,
                        id,
                        Optional.of(remote),
                        MatchMethod.IDENTIFIER,
                        "a test",
                        now)));
    return id;
  }

  PullTarget target(EhrClient client) {
    return target(client, HttpBulkClient.open(settings));
  }

  PullTarget target(EhrClient client, BulkClient bulk) {
    return new PullTarget(
        settings, client, bulk, store, validation, importing.ehrVisits(store), clock());
  }

  private InstantSource clock() {
    return () -> now;
  }

  PullSummary pull(EhrClient client) {
    return pull(client, false);
  }

  PullSummary pull(EhrClient client, boolean full) {
    return new PullRun(
            target(client),
            new CapabilitySource(settings, client, store),
            new PullOptions(full, false, Duration.ZERO))
        .run();
  }

  PullSummary export(EhrClient client, BulkClient bulk, Duration patience) {
    return new PullRun(
            target(client, bulk),
            new CapabilitySource(settings, client, store),
            new PullOptions(false, true, patience))
        .run();
  }

  Optional<PulledVersion> current(String remote) {
    return store.read(tx -> tx.exchange().pulled().current(EHR, remote));
  }

  @Override
  public void close() {
    importing.close();
    store.close();
  }
}

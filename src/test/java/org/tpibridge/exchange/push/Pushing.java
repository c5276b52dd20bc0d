package org.tpibridge.exchange.push;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.RequestBudget;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.hl7v2.Hl7EhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.EhrSettings.Environment;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.erasure.ErasurePlan;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.erasure.PatientErasure;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** A store whose changes are sent to one EHR. */
public final class Pushing implements AutoCloseable {
  public static final String EHR = "hospital";

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Store store;
  private final Importing importing;
  private final EhrSettings settings;
  private final UnaryOperator<EhrClient> wrapped;

  private Pushing(
      Store store, Importing importing, EhrSettings settings, UnaryOperator<EhrClient> wrapped) {
    this.store = store;
    this.importing = importing;
    this.settings = settings;
    this.wrapped = wrapped;
  }

  /** A new store in a folder. */
  public static Pushing to(URI base, Path folder, PushPolicy policy) {
    return over(database(folder), base, policy);
  }

  static StoreSettings database(Path folder) {
    return new StoreSettings(
        "jdbc:sqlite:" + folder.resolve("store.db"),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(20),
        List.of(EHR));
  }

  public static Pushing over(StoreSettings database, URI base, PushPolicy policy) {
    return over(
        database, new EhrSettings(EHR, base, Environment.TEST, policy, MatchingPolicy.DEFAULT));
  }

  static Pushing over(StoreSettings database, EhrSettings settings) {
    Store store = Store.open(database, SchemaPolicy.MIGRATE, Importing.INDEXER);
    return new Pushing(store, new Importing(store), settings, client -> client);
  }

  /** Everything is sent, and what visits refer to is created. */
  public static PushPolicy creating() {
    return new PushPolicy(
        true, false, PushPolicy.OnErase.REPORT, Optional.empty(), Set.of(), Set.of(), false);
  }

  /** Everything is sent to matched patients. */
  public static PushPolicy matching() {
    return new PushPolicy(
        false, false, PushPolicy.OnErase.REPORT, Optional.empty(), Set.of(), Set.of(), false);
  }

  /** The same store, with something between it and the EHR. */
  public Pushing through(UnaryOperator<EhrClient> between) {
    return new Pushing(store, importing, settings, between);
  }

  /** The same store and EHR, with the winners of conflicts added to the defaults. */
  Pushing with(Map<String, Winner> winners) {
    Map<String, Winner> all = new HashMap<>(ConflictPolicy.DEFAULT.winners());
    all.putAll(winners);
    return with(new ConflictPolicy(all));
  }

  /** The same store and EHR, with another policy for conflicts. */
  public Pushing with(ConflictPolicy conflicts) {
    return new Pushing(
        store,
        importing,
        new EhrSettings(
            settings.name(),
            settings.url(),
            settings.environment(),
            settings.push(),
            settings.matching(),
            settings.connection(),
            settings.authorization(),
            settings.limits(),
            settings.capabilities(),
            settings.writes(),
            settings.pull(),
            conflicts),
        wrapped);
  }

  public Store store() {
    return store;
  }

  public Importing importing() {
    return importing;
  }

  public EhrSettings settings() {
    return settings;
  }

  public void importVisits(VisitRow... rows) {
    importing.run(rows);
  }

  public void importFile(Path file) {
    importing.run(Input.of(file));
  }

  public PushSummary push() {
    return push(new PushOptions(false, 2, Duration.ofSeconds(20)));
  }

  public PushSummary push(PushOptions options) {
    try (EhrClient client = client()) {
      return new PushRun(
              new PushTarget(settings, client, store, "a test", InstantSource.system()),
              new CapabilitySource(settings, client, store),
              options)
          .run();
    }
  }

  PushPreview.Preview preview() {
    try (EhrClient client = client()) {
      return new PushPreview(
              new PushTarget(settings, client, store, "a test", InstantSource.system()),
              new CapabilitySource(settings, client, store))
          .run(true);
    }
  }

  private EhrClient client() {
    Optional<EhrClient> fhir =
        settings.hasFhir()
            ? Optional.of(HttpEhrClient.open(settings, FHIR, InstantSource.system()))
            : Optional.empty();
    return wrapped.apply(
        settings.hl7v2().isPresent()
            ? Hl7EhrClient.open(
                settings, fhir, RequestBudget.ofThisProcess(), InstantSource.system())
            : fhir.orElseThrow());
  }

  /** The same store, with another URL of the EHR. */
  Pushing at(URI base) {
    return new Pushing(
        store,
        importing,
        new EhrSettings(EHR, base, Environment.TEST, settings.push(), MatchingPolicy.DEFAULT),
        wrapped);
  }

  /** A new store from a backup of this one, for the same EHR. */
  Pushing restoredFrom(Path backup, Path folder) {
    StoreSettings database = database(folder);
    Store.restore(database, backup, false, InstantSource.system().instant());
    return over(database, settings);
  }

  /** Erases a patient, and lists what the EHR has of the patient. */
  Map<String, List<String>> erase(String mrn, Path keyFile) {
    PatientErasure erasure =
        new PatientErasure(
            store,
            new ErasureRegistry(Optional.of(keyFile)),
            ClinicSources.of(Clinic.unnamed(ZoneId.of("America/New_York"))),
            Optional.empty(),
            Importing.readers(),
            "test 1",
            Importing.CLOCK);
    ErasurePlan plan = erasure.plan(mrn, List.of());
    erasure.erase(plan, Set.of(EHR));
    return plan.remote();
  }

  /** Entries of the ledger in a state, by local reference. */
  public Map<String, LedgerEntry> ledger(LedgerState state) {
    Map<String, LedgerEntry> entries = new TreeMap<>();
    store
        .read(tx -> tx.exchange().ledger().inState(EHR, state, 100_000))
        .forEach(entry -> entries.put(entry.localReference(), entry));
    return entries;
  }

  @Override
  public void close() {
    importing.close();
    store.close();
  }

  List<String> patientIds() {
    return store.read(tx -> tx.resources().all("Patient")).stream().map(one -> one.id()).toList();
  }

  /** A new folder in another one. */
  public static Path folder(Path parent) {
    try {
      return Files.createTempDirectory(parent, "store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

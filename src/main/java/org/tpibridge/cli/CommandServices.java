package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.cli.launch.PersonaStart;
import org.tpibridge.cli.launch.RunningPersona;
import org.tpibridge.cli.launch.RunningServer;
import org.tpibridge.cli.launch.ServeOptions;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.preflight.PreflightReport;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.exchange.subscription.ChangeHints;
import org.tpibridge.exchange.subscription.NotificationReceiver;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMapProposer;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.SchemaUpdate;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.validation.Validator;

/**
 * Provides the services of the commands, created on demand because each command needs only a few.
 */
public interface CommandServices {

  /**
   * Checks that the clinic can be distinguished from others. Verbs that convert, store or send
   * visits call it before any other work.
   *
   * @param demo whether defaults are allowed, because all resources are tagged as test data
   * @throws UsageException if a setting is missing or cannot be used
   */
  void requireClinicSettings(boolean demo);

  /**
   * Creates the pipeline that converts visits.
   *
   * @throws UsageException if a setting, map or table cannot be used
   */
  VisitPipeline pipeline(PipelineOptions options);

  /** The EHRs of the settings. */
  List<EhrSettings> ehrs();

  /**
   * @throws UsageException if no EHR has this name; the message lists the names
   */
  default EhrSettings ehr(String name) {
    List<EhrSettings> all = ehrs();
    return all.stream()
        .filter(ehr -> ehr.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    all.isEmpty()
                        ? "No EHR is configured. Add one under tpibridge.ehrs"
                            + " (docs/ehr-settings.md)."
                        : "There is no EHR with the name "
                            + QuotedText.of(name)
                            + ". Configured are: "
                            + all.stream().map(EhrSettings::name).collect(Collectors.joining(", "))
                            + "."));
  }

  /**
   * Opens a client; nothing is sent yet.
   *
   * @param store counts the requests of a day
   * @throws UsageException if a file of the settings cannot be used
   */
  EhrClient ehrClient(EhrSettings ehr, Store store);

  /**
   * Finds out when the certificates and the key of a connection expire, with one request.
   *
   * @param store counts the requests of a day
   * @throws UsageException if a file of the settings cannot be used
   */
  Expiry connectionExpiry(EhrSettings ehr, Store store);

  /**
   * Creates what reports alerts.
   *
   * @throws UsageException if a setting cannot be used
   */
  AlertNotifier alertNotifier(Store store);

  /**
   * Checks an EHR without writing to it.
   *
   * @param store what earlier pushes found out, if there is a store
   * @throws UsageException if a file of the settings cannot be used
   */
  PreflightReport preflight(EhrSettings ehr, Optional<Store> store);

  /**
   * Opens a client of bulk exports; nothing is sent yet.
   *
   * @throws UsageException if a file of the settings cannot be used
   */
  BulkClient bulkClient(EhrSettings ehr);

  /**
   * Receives notifications by which EHRs announce changes, on this machine only.
   *
   * @param tokens of the EHRs that send notifications, by name
   * @throws UsageException if the port of the settings is in use
   */
  NotificationReceiver notificationReceiver(Map<String, Secret> tokens, ChangeHints hints);

  /**
   * Creates a validator.
   *
   * @param packages further FHIR packages ({@code .tgz})
   * @throws UsageException if a package cannot be used
   */
  Validator validator(List<Path> packages);

  /**
   * Starts a listener with the settings and the options.
   *
   * @param pipelineOptions how the messages are read
   * @param store receives the visits of the messages; not closed
   * @throws UsageException if a setting cannot be used
   */
  RunningListener listen(ListenOptions options, PipelineOptions pipelineOptions, Store store);

  /**
   * Creates the importer that stores visits of files.
   *
   * @throws UsageException if a setting, map or table cannot be used
   */
  VisitImporter importer(PipelineOptions options, Store store);

  /** Returns what creates the components of an import. */
  ImportFactory importFactory(PipelineOptions options);

  /**
   * Creates the import of visits that another bridge sent to an EHR.
   *
   * @throws UsageException if a setting or table cannot be used
   */
  EhrVisits ehrVisits(PipelineOptions options, Store store);

  /**
   * A fingerprint of everything that determines how a file is read: the options, the settings and
   * the program's version.
   *
   * @throws UsageException if a setting, map or table cannot be used
   */
  String fingerprint(PipelineOptions options);

  /**
   * Opens the store, and creates it if there is none. The caller closes it.
   *
   * @param policy whether a store of an older version is updated or refused
   * @throws UsageException if a setting cannot be used
   * @throws org.tpibridge.store.database.StoreException if the database cannot be used
   */
  Store store(SchemaPolicy policy);

  /**
   * Opens the store if there is one, and never creates it. The caller closes it.
   *
   * @param policy whether a store of an older version is updated or refused
   * @throws UsageException if a setting cannot be used
   * @throws org.tpibridge.store.database.StoreException if the database cannot be used
   */
  Optional<Store> existingStore(SchemaPolicy policy);

  /** Opens the store if there is one, and refuses one of an older version. */
  default Optional<Store> existingStore() {
    return existingStore(SchemaPolicy.REQUIRE_CURRENT);
  }

  /**
   * Updates the store, which must exist, to this version of the program.
   *
   * @throws UsageException if there is no store
   * @throws org.tpibridge.store.database.StoreException if the database cannot be used
   */
  SchemaUpdate migrate();

  /** States that there is no store, and how to create one. */
  String noStoreMessage();

  /**
   * Opens the store, which must exist, and refuses one of an older version. The caller closes it.
   *
   * @throws UsageException if there is no store
   */
  default Store requiredStore() {
    return existingStore().orElseThrow(() -> new UsageException(noStoreMessage()));
  }

  /**
   * Checks the files that a run writes: none may overwrite the store, keys, settings or maps.
   *
   * @throws UsageException if a setting cannot be used
   */
  OutputFiles outputs(MapFiles maps);

  /**
   * The clinic and the other sources of its visits.
   *
   * @throws UsageException if a setting cannot be used
   */
  ClinicSources sources();

  /**
   * Replaces the store with a backup.
   *
   * @param replace whether a store that contains visits, or is damaged, may be replaced
   * @throws UsageException if a setting cannot be used
   * @throws org.tpibridge.store.database.StoreException if the store may not be replaced, or the
   *     backup cannot be used
   */
  RestoreSummary restore(Path backup, boolean replace);

  /** Extracts from resources the values by which the store finds them. */
  SearchIndexer indexer();

  /** The patients who were erased. */
  ErasureRegistry erasures();

  /**
   * Readers of visits, with the maps and without them.
   *
   * @throws UsageException if a map cannot be used
   */
  List<VisitReader> readers(MapFiles maps);

  /** Processes several inputs at the same time. */
  OrderedParallel orderedParallel();

  /**
   * Starts the HTTP server.
   *
   * @param store closed by the caller after the server
   */
  RunningServer serve(Store store, ServeOptions options);

  /**
   * Starts a simulated EHR.
   *
   * @throws UsageException if an option, a file or the port cannot be used
   */
  RunningPersona simulateEhr(PersonaStart options);

  /** Proposes column maps for tables that have none yet. */
  ColumnMapProposer mapProposal();
}

package org.tpibridge.app;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.tpibridge.cli.CommandServices;
import org.tpibridge.cli.ListenOptions;
import org.tpibridge.cli.RunningListener;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.launch.PersonaStart;
import org.tpibridge.cli.launch.RunningPersona;
import org.tpibridge.cli.launch.RunningServer;
import org.tpibridge.cli.launch.ServeOptions;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.bulk.HttpBulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.RequestBudget;
import org.tpibridge.exchange.hl7v2.Hl7EhrClient;
import org.tpibridge.exchange.preflight.ConnectionExpiry;
import org.tpibridge.exchange.preflight.Preflight;
import org.tpibridge.exchange.preflight.PreflightReport;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.exchange.subscription.ChangeHints;
import org.tpibridge.exchange.subscription.NotificationReceiver;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.DailyImport;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.ehr.EhrChanges;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.importing.messages.ListenerStatus;
import org.tpibridge.importing.messages.MessageInbox;
import org.tpibridge.importing.messages.StoredMessageInbox;
import org.tpibridge.listener.ListenerException;
import org.tpibridge.listener.ListenerSettings;
import org.tpibridge.listener.MllpListener;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.InvalidSettingsException;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.pipeline.PipelineSettings;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMap;
import org.tpibridge.reading.columnmap.ColumnMapProposer;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.yaml.YamlFile;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.SchemaUpdate;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.validation.Validator;
import org.tpibridge.validation.conformance.DefinitionPackage;
import org.tpibridge.validation.conformance.UnusablePackageException;

/** Creates the services of the commands from the settings, each when it is first needed. */
final class Assembly implements CommandServices {

  /** One for the process, because its definitions load slowly and never change. */
  private static final class DefaultValidator {
    private static final Validator VALIDATOR =
        Validator.create(FhirContext.forR4Cached(), List.of());
  }

  /** Larger than any published FHIR package, compressed. */
  private static final long MAX_PACKAGE_BYTES = 512L << 20;

  private static final MapFiles NO_MAPS =
      new MapFiles(Optional.empty(), Optional.empty(), Optional.empty());

  private final PrintStream err;
  private final ConfigurableEnvironment environment;
  private Optional<BridgeProperties> settings = Optional.empty();
  private Optional<List<EhrSettings>> ehrs = Optional.empty();

  /**
   * @param err receives warnings about the settings
   * @param environment settings that are not in a file, such as environment variables
   */
  Assembly(PrintStream err, ConfigurableEnvironment environment) {
    this.err = err;
    this.environment = environment;
  }

  @Override
  public void requireClinicSettings(boolean demo) {
    sources();
    new ClinicSettingsCheck(settings()).check(demo);
  }

  @Override
  public VisitPipeline pipeline(PipelineOptions options) {
    return pipeline(options, orderedParallel());
  }

  private VisitPipeline pipeline(PipelineOptions options, OrderedParallel parallel) {
    PipelineSettings settings = settings(options.maps(), options.rules(), options.testData());
    Optional<ColumnMap> columns = opened(settings::columnMap);
    boolean zoneIsMapped = columns.flatMap(map -> map.tableFormat().zone()).isPresent();
    settings().clinic().timeZoneNote(zoneIsMapped).ifPresent(note -> err.println("Note: " + note));
    if (options.testData()) {
      err.println("Note: Because of --demo, every resource is tagged as test data (HTEST).");
    }
    checkSources(settings, options.maps());
    return opened(() -> settings.open(validation(options), parallel));
  }

  private static Function<Bundle, List<Finding>> validation(PipelineOptions options) {
    if (!options.validate()) {
      return VisitPipeline.withoutValidation();
    }
    Validator validator = DefaultValidator.VALIDATOR;
    return bundle -> validator.validate(bundle, List.of());
  }

  /** The settings of the pipeline, without what only this process can use. */
  private PipelineSettings settings(MapFiles maps, Optional<String> ruleSets, boolean testData) {
    BridgeProperties all = settings();
    return new PipelineSettings(
        PipelineSettings.ClinicSettings.of(sources()),
        all.terminology().files().stream().map(Terminology::file).toList(),
        all.terminology().provisionalCodes(),
        ruleSets.orElse(all.rules().policy()),
        all.rules().files().stream().map(RulePolicy::file).toList(),
        maps.columns().stream().map(YamlFile::read).toList(),
        maps.segments().stream().map(YamlFile::read).toList(),
        maps.source().orElse(""),
        testData);
  }

  private void checkSources(PipelineSettings settings, MapFiles maps) {
    SourceSelection source = new SourceSelection(sources(), maps);
    opened(settings::columnMap)
        .flatMap(map -> map.tableFormat().source())
        .ifPresent(source::ofColumnMap);
    opened(settings::segmentMap).flatMap(SegmentMap::source).ifPresent(source::ofSegmentMap);
  }

  private <T> T opened(Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidSettingsException e) {
      e.findings().forEach(f -> err.println(text(f)));
      throw new UsageException(e.getMessage());
    }
  }

  private VisitReader reader(MapFiles maps) {
    PipelineSettings settings = settings(maps, Optional.empty(), false);
    checkSources(settings, maps);
    return opened(settings::openReader);
  }

  @Override
  public List<VisitReader> readers(MapFiles maps) {
    VisitReader plain = reader(NO_MAPS);
    return maps.equals(NO_MAPS) ? List.of(plain) : List.of(reader(maps), plain);
  }

  @Override
  public VisitImporter importer(PipelineOptions options, Store store) {
    return new VisitImporter(
        store,
        pipeline(options),
        indexer(),
        erasures(),
        Terminal.program(),
        InstantSource.system(),
        settings().store().visitsPerTransaction());
  }

  @Override
  public ImportFactory importFactory(PipelineOptions options) {
    return new ImportFactory() {
      @Override
      public VisitImporter importer(Store store) {
        return Assembly.this.importer(options, store);
      }

      @Override
      public String fingerprint() {
        return Assembly.this.fingerprint(options);
      }

      @Override
      public OutputRecorder outputRecorder(Store store) {
        return new OutputRecorder(store, erasures(), sources(), readers(options.maps()));
      }
    };
  }

  @Override
  public EhrVisits ehrVisits(PipelineOptions options, Store store) {
    return new EhrVisits(
        store,
        sources(),
        opened(settings(NO_MAPS, Optional.empty(), options.testData())::openTerminology),
        erasures(),
        fingerprint(options),
        EhrChanges.of(store, indexer(), Terminal.program(), InstantSource.system()),
        () -> importer(options, store));
  }

  @Override
  public String fingerprint(PipelineOptions options) {
    return SettingsFingerprint.of(Terminal.program(), settings(), options);
  }

  @Override
  public Validator validator(List<Path> packages) {
    if (packages.isEmpty()) {
      return DefaultValidator.VALIDATOR;
    }
    List<DefinitionPackage> read = new ArrayList<>();
    for (Path file : packages) {
      try (InputStream tgz = LimitedFile.open(file, MAX_PACKAGE_BYTES)) {
        read.add(DefinitionPackage.read(tgz, file.toString()));
      } catch (UnusablePackageException e) {
        throw new UsageException(e.getMessage());
      } catch (IOException e) {
        throw new UsageException(
            "The package " + file + " cannot be read. " + LimitedFile.reason(e));
      }
    }
    return Validator.create(FhirContext.forR4Cached(), read);
  }

  @Override
  public RunningListener listen(
      ListenOptions options, PipelineOptions pipelineOptions, Store store) {
    ListenerSettings listenerSettings =
        settings().listener().toSettings(options.address(), options.port(), options.refuse());
    try {
      MllpListener listener =
          MllpListener.start(listenerSettings, messageInbox(pipelineOptions, store));
      return new RunningListener() {
        @Override
        public InetSocketAddress address() {
          return listener.address();
        }

        @Override
        public ListenerStatus status() {
          return listener.status();
        }

        @Override
        public ListenerStatus stop() {
          listener.close();
          return listener.status();
        }

        @Override
        public void close() {
          listener.close();
        }
      };
    } catch (ListenerException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Creates what stores and imports the messages that a listener receives. */
  private MessageInbox messageInbox(PipelineOptions options, Store store) {
    VisitReader reader = reader(options.maps());
    String source = reader.messageSource().orElse("");
    DailyImport imports =
        new DailyImport(
            store,
            pipeline(options, OrderedParallel.SEQUENTIAL),
            indexer(),
            erasures(),
            Terminal.program(),
            InstantSource.system(),
            JobOrigin.messages(source),
            source.isEmpty() ? "messages" : source + " messages",
            fingerprint(options));
    imports.check();
    return new StoredMessageInbox(
        store,
        reader,
        sources(),
        erasures(),
        imports,
        settings().listener().checkedRetention(),
        InstantSource.system());
  }

  @Override
  public SearchIndexer indexer() {
    return new SearchIndexer(FhirContext.forR4Cached(), settings().clinic().toClinic().zone());
  }

  @Override
  public Store store(SchemaPolicy policy) {
    return Store.open(storeSettings(), policy, lazyIndexer());
  }

  @Override
  public Optional<Store> existingStore(SchemaPolicy policy) {
    return Store.exists(storeSettings()) ? Optional.of(store(policy)) : Optional.empty();
  }

  @Override
  public SchemaUpdate migrate() {
    if (!Store.exists(storeSettings())) {
      throw new UsageException(noStoreMessage());
    }
    return Store.migrate(storeSettings(), lazyIndexer());
  }

  /** Most commands that open the store index nothing. */
  private SearchIndexer lazyIndexer() {
    return new SearchIndexer(FhirContext::forR4Cached, sources().clinic().zone());
  }

  @Override
  public String noStoreMessage() {
    return "There is no store yet at "
        + storeSettings().location()
        + ". tpi-bridge import creates it.";
  }

  @Override
  public OutputFiles outputs(MapFiles maps) {
    OutputFiles outputs = new OutputFiles();
    settings().store().protectIn(outputs);
    settings().listener().protectIn(outputs);
    SettingsLocations.of(environment).forEach(file -> outputs.protect(file, "the settings file"));
    settings().terminology().files().forEach(f -> outputs.protect(f, "a terminology table"));
    settings().rules().files().forEach(f -> outputs.protect(f, "a table of rules"));
    settings().ehrs().forEach(ehr -> ehr.protectIn(outputs));
    settings().alerts().protectIn(outputs);
    maps.columns().ifPresent(file -> outputs.protect(file, "the column map"));
    maps.segments().ifPresent(file -> outputs.protect(file, "the segment map"));
    return outputs;
  }

  @Override
  public ClinicSources sources() {
    try {
      return settings().toSources();
    } catch (IllegalArgumentException e) {
      throw new UsageException("The settings cannot be used: " + e.getMessage());
    }
  }

  @Override
  public EhrClient ehrClient(EhrSettings ehr, Store store) {
    RequestBudget budget = budget(ehr, Optional.of(store));
    try {
      Optional<EhrClient> fhir =
          ehr.hasFhir()
              ? Optional.of(
                  HttpEhrClient.open(
                      ehr, FhirContext.forR4Cached(), InstantSource.system(), budget))
              : Optional.empty();
      return ehr.hl7v2().isPresent()
          ? Hl7EhrClient.open(ehr, fhir, budget, InstantSource.system())
          : fhir.orElseThrow();
    } catch (IllegalArgumentException e) {
      throw unusable(ehr, e);
    }
  }

  @Override
  public Expiry connectionExpiry(EhrSettings ehr, Store store) {
    try {
      return ConnectionExpiry.of(
          ehr, FhirContext.forR4Cached(), budget(ehr, Optional.of(store)), InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw unusable(ehr, e);
    }
  }

  @Override
  public AlertNotifier alertNotifier(Store store) {
    return settings().alerts().toNotifier(store);
  }

  @Override
  public NotificationReceiver notificationReceiver(Map<String, Secret> tokens, ChangeHints hints) {
    int port = settings().notifications().port();
    try {
      return NotificationReceiver.start(port, tokens, hints);
    } catch (IOException e) {
      throw new UsageException(
          "Port "
              + port
              + " for notifications cannot be opened: another program may use it. Set"
              + " tpibridge.notifications.port.");
    }
  }

  @Override
  public PreflightReport preflight(EhrSettings ehr, Optional<Store> store) {
    try {
      return Preflight.run(
          ehr, FhirContext.forR4Cached(), budget(ehr, store), store, InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw unusable(ehr, e);
    }
  }

  private static RequestBudget budget(EhrSettings ehr, Optional<Store> store) {
    return store
        .<RequestBudget>map(
            opened ->
                (day, requests) ->
                    opened.write(
                        tx -> tx.exchange().requestCounts().add(ehr.name(), day, requests)))
        .orElseGet(RequestBudget::ofThisProcess);
  }

  private static UsageException unusable(EhrSettings ehr, IllegalArgumentException e) {
    return new UsageException(ehr.name() + ": " + e.getMessage() + ".");
  }

  @Override
  public BulkClient bulkClient(EhrSettings ehr) {
    try {
      return HttpBulkClient.open(ehr);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  @Override
  public ErasureRegistry erasures() {
    return settings().store().toErasures();
  }

  @Override
  public RestoreSummary restore(Path backup, boolean replace) {
    return Store.restore(storeSettings(), backup, replace, Clock.systemUTC().instant());
  }

  @Override
  public OrderedParallel orderedParallel() {
    return new OrderedParallel(settings().workerThreads());
  }

  @Override
  public RunningServer serve(Store store, ServeOptions options) {
    return new ServerLauncher(this, settings(), store).start(options);
  }

  @Override
  public RunningPersona simulateEhr(PersonaStart options) {
    return SimulatedEhrLauncher.start(options);
  }

  @Override
  public ColumnMapProposer mapProposal() {
    return new ColumnMapProposer(
        opened(settings(NO_MAPS, Optional.empty(), false)::openTerminology));
  }

  private static String text(Finding finding) {
    return finding.place().map(place -> place.description() + ": ").orElse("") + finding.message();
  }

  private StoreSettings storeSettings() {
    return settings().store().toSettings(ehrs().stream().map(EhrSettings::name).toList());
  }

  @Override
  public List<EhrSettings> ehrs() {
    if (ehrs.isEmpty()) {
      ehrs = Optional.of(ConfiguredEhrs.of(settings().ehrs()));
    }
    return ehrs.get();
  }

  private BridgeProperties settings() {
    if (settings.isEmpty()) {
      settings = Optional.of(SettingsReader.read(environment));
    }
    return settings.get();
  }
}

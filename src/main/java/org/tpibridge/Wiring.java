package org.tpibridge;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.tpibridge.checking.Checking;
import org.tpibridge.checking.Lanes;
import org.tpibridge.checking.TerminologyKeys;
import org.tpibridge.cli.FileMaps;
import org.tpibridge.cli.ListenOptions;
import org.tpibridge.cli.RunningListener;
import org.tpibridge.cli.Services;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.UsageException;
import org.tpibridge.cli.Wanted;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.files.SmallFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.Imports;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.listener.Listener;
import org.tpibridge.listener.ListenerException;
import org.tpibridge.listener.ListenerSettings;
import org.tpibridge.listener.MessageAdmission;
import org.tpibridge.listener.MessageHandler;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.mapping.VisitMapper;
import org.tpibridge.rules.Policy;
import org.tpibridge.rules.Rules;
import org.tpibridge.source.MapProposal;
import org.tpibridge.source.VisitReader;
import org.tpibridge.source.columns.ColumnMap;
import org.tpibridge.source.hl7v2.SegmentMap;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.validation.DefinitionPackage;
import org.tpibridge.validation.UnusablePackageException;
import org.tpibridge.validation.Validator;

/** Makes the parts and puts them together, each when first wanted. */
final class Wiring implements Services {

  /** One for the process: its definitions take a while to load, and never change. */
  private static final class OwnProfiles {
    private static final Validator VALIDATOR =
        Validator.create(FhirContext.forR4Cached(), List.of());
  }

  /** More than the largest that are published, packed. */
  private static final long LARGEST_PACKAGE = 512L << 20;

  private final PrintStream err;
  private final ConfigurableEnvironment environment;
  private Optional<BridgeSettings> settings = Optional.empty();

  /**
   * @param err where warnings about the settings go
   * @param environment what is set besides the settings' file
   */
  Wiring(PrintStream err, ConfigurableEnvironment environment) {
    this.err = err;
    this.environment = environment;
  }

  @Override
  public Checking checking(Wanted wanted) {
    Terminology terminology = terminology();
    Sources sources = sources();
    Optional<ColumnMap> columns = wanted.maps().columns().map(this::columns);
    boolean zoneIsMapped = columns.flatMap(map -> map.form().zone()).isPresent();
    settings().clinic().warnings(zoneIsMapped).forEach(w -> err.println("Note: " + w));
    VisitReader reader = reader(terminology, wanted.maps(), columns);
    VisitMapper mapper = new VisitMapper(sources, terminology);
    Rules rules = rules(wanted.rules(), terminology);
    if (!wanted.proving()) {
      return new Checking(reader, mapper, Checking.unproven(), rules, lanes());
    }
    Validator validator = OwnProfiles.VALIDATOR;
    return new Checking(
        reader, mapper, bundle -> validator.validate(bundle, List.of()), rules, lanes());
  }

  private VisitReader reader(Terminology terminology, FileMaps maps, Optional<ColumnMap> columns) {
    Clinic clinic = sources().clinic();
    Optional<SegmentMap> segments = maps.segments().map(this::segments);
    ChosenSource source = new ChosenSource(sources(), maps);
    columns.flatMap(map -> map.form().source()).ifPresent(source::ofColumnMap);
    segments.flatMap(SegmentMap::source).ifPresent(source::ofSegmentMap);
    return new VisitReader(
        terminology,
        clinic.zone(),
        columns,
        segments.orElseGet(SegmentMap::none),
        source.given(),
        today(clinic));
  }

  @Override
  public List<VisitReader> readers(FileMaps maps) {
    Terminology terminology = terminology();
    FileMaps none = new FileMaps(Optional.empty(), Optional.empty(), Optional.empty());
    VisitReader plain = reader(terminology, none, Optional.empty());
    return maps.equals(none)
        ? List.of(plain)
        : List.of(reader(terminology, maps, maps.columns().map(this::columns)), plain);
  }

  @Override
  public Imports imports(Wanted wanted, Store store) {
    return new Imports(
        store, checking(wanted), indexer(), erasures(), Terminal.program(), InstantSource.system());
  }

  @Override
  public String fingerprint(Wanted wanted) {
    return SettingsFingerprint.of(Terminal.program(), settings(), wanted);
  }

  @Override
  public Validator validator(List<Path> packages) {
    List<DefinitionPackage> read = new ArrayList<>();
    for (Path file : packages) {
      try (InputStream tgz = SmallFile.open(file, LARGEST_PACKAGE)) {
        read.add(DefinitionPackage.read(tgz, file.toString()));
      } catch (UnusablePackageException e) {
        throw new UsageException(e.getMessage());
      } catch (IOException e) {
        throw new UsageException("The package " + file + " cannot be read. " + SmallFile.reason(e));
      }
    }
    return Validator.create(FhirContext.forR4Cached(), read);
  }

  @Override
  public RunningListener listen(
      ListenOptions options, MessageAdmission admission, MessageHandler handler) {
    ListenerSettings where =
        settings().listener().toSettings(options.address(), options.port(), options.refusing());
    try {
      Listener listener =
          Listener.open(where, options.spool(), options.worklist(), admission, handler);
      return new RunningListener() {
        @Override
        public InetSocketAddress address() {
          return listener.address();
        }

        @Override
        public void await() throws InterruptedException {
          listener.await();
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

  @Override
  public boolean isStoredMessage(Path file) throws IOException {
    return Listener.isStored(file);
  }

  @Override
  public SearchIndexer indexer() {
    return new SearchIndexer(FhirContext.forR4Cached(), settings().clinic().toClinic().zone());
  }

  @Override
  public Store store() {
    SearchIndexer indexer = new SearchIndexer(FhirContext::forR4Cached, sources().clinic().zone());
    return Store.open(settings().store().toSettings(), indexer);
  }

  @Override
  public Optional<Store> standingStore() {
    return Store.isThere(settings().store().toSettings()) ? Optional.of(store()) : Optional.empty();
  }

  @Override
  public String noStore() {
    return "There is no store yet at "
        + settings().store().toSettings().place()
        + "; tpi-bridge import makes one.";
  }

  @Override
  public OutputFiles outputs(FileMaps maps) {
    OutputFiles outputs = new OutputFiles();
    settings().store().protectIn(outputs);
    settings().listener().protectIn(outputs);
    SettingsLocations.of(environment).forEach(file -> outputs.protect(file, "the settings file"));
    settings().terminology().files().forEach(f -> outputs.protect(f, "a terminology table"));
    settings().rules().files().forEach(f -> outputs.protect(f, "a table of rules"));
    maps.columns().ifPresent(file -> outputs.protect(file, "the column map"));
    maps.segments().ifPresent(file -> outputs.protect(file, "the segment map"));
    return outputs;
  }

  @Override
  public Sources sources() {
    try {
      return settings().toSources();
    } catch (IllegalArgumentException e) {
      throw new UsageException("The settings cannot be used: " + e.getMessage());
    }
  }

  @Override
  public Erasures erasures() {
    return settings().store().toErasures();
  }

  @Override
  public RestoreSummary restore(Path backup, boolean replace) {
    return Store.restore(
        settings().store().toSettings(), backup, replace, Clock.systemUTC().instant());
  }

  @Override
  public Lanes lanes() {
    return new Lanes(settings().lanes());
  }

  @Override
  public MapProposal mapProposal() {
    return new MapProposal(terminology());
  }

  /** Today, or the later day on which statuses are to be true. */
  private static Clock today(Clinic clinic) {
    Clock now = Clock.system(clinic.zone());
    return clinic
        .asOf()
        .filter(day -> day.isAfter(LocalDate.now(now)))
        .map(day -> Clock.fixed(day.atStartOfDay(clinic.zone()).toInstant(), clinic.zone()))
        .orElse(now);
  }

  private Terminology terminology() {
    BridgeSettings.TerminologySettings wanted = settings().terminology();
    Terminology.Result result = Terminology.load(wanted.files());
    result.findings().forEach(f -> err.println(told(f)));
    Terminology terminology =
        result
            .terminology()
            .orElseThrow(
                () -> new UsageException("The clinic's terminology files have errors; see above."));
    return wanted.provisionalCodes() ? terminology : terminology.withoutProvisionalCodes();
  }

  private Rules rules(Optional<String> sets, Terminology terminology) {
    BridgeSettings.RuleSettings settled = settings().rules();
    Policy.Result result = Policy.load(sets.orElse(settled.policy()), settled.files());
    result.findings().forEach(f -> err.println(told(f)));
    Policy policy =
        result.policy().orElseThrow(() -> new UsageException("The rules have errors; see above."));
    return new Rules(policy, new TerminologyKeys(terminology));
  }

  private ColumnMap columns(Path file) {
    ColumnMap.Result result = ColumnMap.read(file);
    result.findings().forEach(f -> err.println(told(f)));
    return result
        .map()
        .orElseThrow(() -> new UsageException("The column map has errors; see above."));
  }

  private SegmentMap segments(Path file) {
    SegmentMap.Result result = SegmentMap.read(file);
    result.findings().forEach(f -> err.println(told(f)));
    return result
        .map()
        .orElseThrow(() -> new UsageException("The map of segments has errors; see above."));
  }

  private static String told(Finding finding) {
    return finding.place().map(place -> place.words() + ": ").orElse("") + finding.message();
  }

  private BridgeSettings settings() {
    if (settings.isEmpty()) {
      settings = Optional.of(SettingsFile.read(environment));
    }
    return settings.get();
  }
}

package org.tpibridge;

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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.tpibridge.checking.InvalidSettingsException;
import org.tpibridge.checking.OrderedParallel;
import org.tpibridge.checking.PipelineSettings;
import org.tpibridge.checking.VisitPipeline;
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
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.rules.Policy;
import org.tpibridge.source.MapProposal;
import org.tpibridge.source.VisitReader;
import org.tpibridge.source.columns.ColumnMap;
import org.tpibridge.source.hl7v2.SegmentMap;
import org.tpibridge.source.yaml.YamlFile;
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

  private static final FileMaps NO_MAPS =
      new FileMaps(Optional.empty(), Optional.empty(), Optional.empty());

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
  public VisitPipeline pipeline(Wanted wanted) {
    PipelineSettings settings = settings(wanted.maps(), wanted.rules());
    Optional<ColumnMap> columns = opened(settings::columnMap);
    boolean zoneIsMapped = columns.flatMap(map -> map.form().zone()).isPresent();
    settings().clinic().warnings(zoneIsMapped).forEach(w -> err.println("Note: " + w));
    checkSources(settings, wanted.maps());
    return opened(() -> settings.open(validation(wanted), parallel()));
  }

  private static Function<Bundle, List<Finding>> validation(Wanted wanted) {
    if (!wanted.proving()) {
      return VisitPipeline.withoutValidation();
    }
    Validator validator = OwnProfiles.VALIDATOR;
    return bundle -> validator.validate(bundle, List.of());
  }

  /** All that decides what visits are made of an input, without what only this process can use. */
  private PipelineSettings settings(FileMaps maps, Optional<String> ruleSets) {
    BridgeSettings all = settings();
    return new PipelineSettings(
        PipelineSettings.ClinicSettings.of(sources()),
        all.terminology().files().stream().map(Terminology::file).toList(),
        all.terminology().provisionalCodes(),
        ruleSets.orElse(all.rules().policy()),
        all.rules().files().stream().map(Policy::file).toList(),
        maps.columns().stream().map(YamlFile::read).toList(),
        maps.segments().stream().map(YamlFile::read).toList(),
        maps.source().orElse(""));
  }

  private void checkSources(PipelineSettings settings, FileMaps maps) {
    ChosenSource source = new ChosenSource(sources(), maps);
    opened(settings::columnMap).flatMap(map -> map.form().source()).ifPresent(source::ofColumnMap);
    opened(settings::segmentMap).flatMap(SegmentMap::source).ifPresent(source::ofSegmentMap);
  }

  private <T> T opened(Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidSettingsException e) {
      e.findings().forEach(f -> err.println(told(f)));
      throw new UsageException(e.getMessage());
    }
  }

  private VisitReader reader(FileMaps maps) {
    PipelineSettings settings = settings(maps, Optional.empty());
    checkSources(settings, maps);
    return opened(settings::openReader);
  }

  @Override
  public List<VisitReader> readers(FileMaps maps) {
    VisitReader plain = reader(NO_MAPS);
    return maps.equals(NO_MAPS) ? List.of(plain) : List.of(reader(maps), plain);
  }

  @Override
  public Imports imports(Wanted wanted, Store store) {
    return new Imports(
        store, pipeline(wanted), indexer(), erasures(), Terminal.program(), InstantSource.system());
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
  public OrderedParallel parallel() {
    return new OrderedParallel(settings().lanes());
  }

  @Override
  public MapProposal mapProposal() {
    return new MapProposal(opened(settings(NO_MAPS, Optional.empty())::openTerminology));
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

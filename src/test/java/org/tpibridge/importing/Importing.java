package org.tpibridge.importing;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.ehr.EhrChanges;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.erasure.OutputRecorder;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.TerminologyKeys;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.terminology.Terminology;

/** Runs imports as the program does, without validation against profiles and without rules. */
public final class Importing implements AutoCloseable {
  public static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z"));
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  public static final SearchIndexer INDEXER = new SearchIndexer(FhirContext.forR4Cached(), ZONE);
  private static final Terminology TERMINOLOGY = Terminology.builtIn();

  /** A source with its own visit ids and the clinic's MRNs. */
  private static final ClinicSources SOURCES =
      new ClinicSources(
          Clinic.unnamed(ZONE),
          Map.of(
              "other",
              new Clinic.IdentifierSystemUris(
                  Clinic.IdentifierSystemUris.DEFAULT.mrn(),
                  "https://other.example/visit",
                  "https://other.example/visit/item",
                  Clinic.IdentifierSystemUris.DEFAULT.clinician(),
                  Clinic.IdentifierSystemUris.DEFAULT.organization(),
                  Clinic.IdentifierSystemUris.DEFAULT.location())));

  private static final ImportOptions SAVE = new ImportOptions(false, "settings", false);
  private static final ImportOptions READMIT = new ImportOptions(false, "settings", true);
  private static final ImportOptions DRY = new ImportOptions(true, "settings", false);

  private final VisitImporter importer;

  public Importing(Store store) {
    this(store, new ErasureRegistry(Optional.empty()));
  }

  public Importing(Store store, ErasureRegistry erasures) {
    this(store, erasures, INDEXER, CLOCK);
  }

  public Importing(Store store, SearchIndexer indexer, InstantSource clock) {
    this(store, new ErasureRegistry(Optional.empty()), indexer, clock);
  }

  private Importing(
      Store store, ErasureRegistry erasures, SearchIndexer indexer, InstantSource clock) {
    this.importer = new VisitImporter(store, pipeline(1), indexer, erasures, "test 1", clock);
  }

  /** Creates an importer with all rules. */
  static Importing withRules(Store store) {
    return withRules(store, new ErasureRegistry(Optional.empty()), Optional.empty());
  }

  static Importing withRules(Store store, ErasureRegistry erasures) {
    return withRules(store, erasures, Optional.empty());
  }

  /** Creates an importer with all rules, for files of a source. */
  static Importing withRules(Store store, Optional<String> source) {
    return withRules(store, new ErasureRegistry(Optional.empty()), source);
  }

  private static Importing withRules(
      Store store, ErasureRegistry erasures, Optional<String> source) {
    VisitPipeline pipeline = pipelineWithRules(source);
    return new Importing(new VisitImporter(store, pipeline, INDEXER, erasures, "test 1", CLOCK));
  }

  static VisitPipeline pipelineWithRules(Optional<String> source) {
    RulePolicy all = RulePolicy.load("all", List.of()).policy().orElseThrow();
    return pipeline(1, SOURCES, source, all);
  }

  private Importing(VisitImporter importer) {
    this.importer = importer;
  }

  /** Creates an importer for files of a source. */
  Importing(Store store, ErasureRegistry erasures, ClinicSources sources, Optional<String> source) {
    this.importer =
        new VisitImporter(store, pipeline(1, sources, source), INDEXER, erasures, "test 1", CLOCK);
  }

  /** Returns the readers that a search for a patient uses. */
  public static List<VisitReader> readers() {
    return List.of(new VisitReader(TERMINOLOGY, ZONE));
  }

  static VisitPipeline pipeline(int threads) {
    return pipeline(threads, ClinicSources.of(Clinic.unnamed(ZONE)), Optional.empty());
  }

  private static VisitPipeline pipeline(
      int threads, ClinicSources sources, Optional<String> source) {
    return pipeline(threads, sources, source, RulePolicy.none());
  }

  private static VisitPipeline pipeline(
      int threads, ClinicSources sources, Optional<String> source, RulePolicy policy) {
    return new VisitPipeline(
        new VisitReader(
            TERMINOLOGY, ZONE, Optional.empty(), SegmentMap.none(), source, Clock.system(ZONE)),
        new VisitMapper(sources, TERMINOLOGY),
        VisitPipeline.withoutValidation(),
        new Rules(policy, new TerminologyKeys(TERMINOLOGY)),
        new OrderedParallel(threads));
  }

  /** The result of a run. */
  public record RunResult(ImportedFileResult imported, List<RowResult> rows) {
    public List<SourceRows.RowOutcome> outcomes() {
      return rows.stream().map(RowResult::outcome).toList();
    }

    public List<String> codes() {
      return rows.stream().flatMap(t -> t.findings().stream()).map(Finding::code).toList();
    }

    public Jobs.RowCounts counts() {
      return imported.counts();
    }

    public Optional<Jobs.Job> job() {
      return imported.job();
    }
  }

  public RunResult run(VisitRow... rows) {
    return run(VisitRow.file(List.of(rows)));
  }

  public RunResult run(Input input) {
    return runImport(input, SAVE);
  }

  public RunResult readmit(VisitRow... rows) {
    return runImport(VisitRow.file(List.of(rows)), READMIT);
  }

  public RunResult dryRun(Input input) {
    return runImport(input, DRY);
  }

  private RunResult runImport(Input input, ImportOptions options) {
    List<RowResult> rows = new ArrayList<>();
    ImportedFileResult imported = importer.run(input, options, InputCoverage.disabled(), rows::add);
    return new RunResult(imported, rows);
  }

  public ImportedFileResult run(Input input, ImportListener listener) {
    return importer.run(input, SAVE, InputCoverage.disabled(), listener);
  }

  /** Creates importers as the program does for files. */
  public static ImportFactory factory() {
    ErasureRegistry erasures = new ErasureRegistry(Optional.empty());
    return new ImportFactory() {
      @Override
      public VisitImporter importer(Store store) {
        return new VisitImporter(store, pipeline(1), INDEXER, erasures, "test 1", CLOCK);
      }

      @Override
      public String fingerprint() {
        return "settings";
      }

      @Override
      public OutputRecorder outputRecorder(Store store) {
        return new OutputRecorder(
            store, erasures, ClinicSources.of(Clinic.unnamed(ZONE)), readers());
      }
    };
  }

  /** Imports visits of other bridges with this importer. */
  public EhrVisits ehrVisits(Store store) {
    return new EhrVisits(
        store,
        ClinicSources.of(Clinic.unnamed(ZONE)),
        TERMINOLOGY,
        new ErasureRegistry(Optional.empty()),
        "settings",
        EhrChanges.of(store, INDEXER, "test 1", CLOCK),
        () -> importer);
  }

  @Override
  public void close() {
    importer.close();
  }
}

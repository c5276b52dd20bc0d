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
import org.tpibridge.checking.OrderedParallel;
import org.tpibridge.checking.TerminologyKeys;
import org.tpibridge.checking.VisitPipeline;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.mapping.VisitMapper;
import org.tpibridge.rules.Policy;
import org.tpibridge.rules.Rules;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import org.tpibridge.source.VisitReader;
import org.tpibridge.source.hl7v2.SegmentMap;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.terminology.Terminology;

/** Imports as the program does them, without proof by profiles and without rules. */
public final class Importing implements AutoCloseable {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z"));
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final SearchIndexer INDEXER = new SearchIndexer(FhirContext.forR4Cached(), ZONE);
  private static final Terminology TERMINOLOGY = Terminology.shipped();

  /** A source with its own visit ids and the clinic's MRNs. */
  private static final Sources SOURCES =
      new Sources(
          Clinic.unnamed(ZONE),
          Map.of(
              "other",
              new Clinic.Systems(
                  Clinic.Systems.DEFAULT.mrn(),
                  "https://other.example/visit",
                  Clinic.Systems.DEFAULT.clinician(),
                  Clinic.Systems.DEFAULT.organization(),
                  Clinic.Systems.DEFAULT.location())));

  private static final Wishes KEEP = new Wishes(false, "settings", false);
  private static final Wishes READMIT = new Wishes(false, "settings", true);
  private static final Wishes DRY = new Wishes(true, "settings", false);

  private final Imports imports;

  Importing(Store store) {
    this(store, new Erasures(Optional.empty()));
  }

  Importing(Store store, Erasures erasures) {
    this(store, erasures, INDEXER, CLOCK);
  }

  public Importing(Store store, SearchIndexer indexer, InstantSource clock) {
    this(store, new Erasures(Optional.empty()), indexer, clock);
  }

  private Importing(Store store, Erasures erasures, SearchIndexer indexer, InstantSource clock) {
    this.imports = new Imports(store, pipeline(1), indexer, erasures, "test 1", clock);
  }

  /** With all rules. */
  static Importing withRules(Store store) {
    return withRules(store, new Erasures(Optional.empty()), Optional.empty());
  }

  static Importing withRules(Store store, Erasures erasures) {
    return withRules(store, erasures, Optional.empty());
  }

  /** With all rules, of files whose numbers come from a source. */
  static Importing withRules(Store store, Optional<String> source) {
    return withRules(store, new Erasures(Optional.empty()), source);
  }

  private static Importing withRules(Store store, Erasures erasures, Optional<String> source) {
    VisitPipeline pipeline = pipelineWithRules(source);
    return new Importing(new Imports(store, pipeline, INDEXER, erasures, "test 1", CLOCK));
  }

  static VisitPipeline pipelineWithRules(Optional<String> source) {
    Policy all = Policy.load("all", List.of()).policy().orElseThrow();
    return pipeline(1, SOURCES, source, all);
  }

  private Importing(Imports imports) {
    this.imports = imports;
  }

  /** Of files whose numbers come from a source. */
  Importing(Store store, Erasures erasures, Sources sources, Optional<String> source) {
    this.imports =
        new Imports(store, pipeline(1, sources, source), INDEXER, erasures, "test 1", CLOCK);
  }

  /** As the program reads files that it searches for a patient. */
  static List<VisitReader> readers() {
    return List.of(new VisitReader(TERMINOLOGY, ZONE));
  }

  static VisitPipeline pipeline(int threads) {
    return pipeline(threads, Sources.of(Clinic.unnamed(ZONE)), Optional.empty());
  }

  private static VisitPipeline pipeline(int threads, Sources sources, Optional<String> source) {
    return pipeline(threads, sources, source, Policy.none());
  }

  private static VisitPipeline pipeline(
      int threads, Sources sources, Optional<String> source, Policy policy) {
    return new VisitPipeline(
        new VisitReader(
            TERMINOLOGY, ZONE, Optional.empty(), SegmentMap.none(), source, Clock.system(ZONE)),
        new VisitMapper(sources, TERMINOLOGY),
        VisitPipeline.withoutValidation(),
        new Rules(policy, new TerminologyKeys(TERMINOLOGY)),
        new OrderedParallel(threads));
  }

  /** What a run came to. */
  public record Seen(Imported imported, List<Taken> taken) {
    List<SourceRows.Outcome> outcomes() {
      return taken.stream().map(Taken::outcome).toList();
    }

    List<String> codes() {
      return taken.stream().flatMap(t -> t.findings().stream()).map(Finding::code).toList();
    }

    public Jobs.Counts counts() {
      return imported.counts();
    }

    Optional<Jobs.Job> job() {
      return imported.job();
    }
  }

  Seen run(VisitRow... rows) {
    return run(VisitRow.file(List.of(rows)));
  }

  public Seen run(Input input) {
    return seen(input, KEEP);
  }

  Seen readmit(VisitRow... rows) {
    return seen(VisitRow.file(List.of(rows)), READMIT);
  }

  Seen dryRun(Input input) {
    return seen(input, DRY);
  }

  private Seen seen(Input input, Wishes wishes) {
    List<Taken> taken = new ArrayList<>();
    Imported imported = imports.run(input, wishes, Coverage.unwanted(), taken::add);
    return new Seen(imported, taken);
  }

  Imported run(Input input, Follower each) {
    return imports.run(input, KEEP, Coverage.unwanted(), each);
  }

  @Override
  public void close() {
    imports.close();
  }
}

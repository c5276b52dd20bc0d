package org.tpibridge.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.ElementTrace;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.mapping.VisitOrigin;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.rules.Rules;
import org.tpibridge.rules.SeriesTracker;
import org.tpibridge.rules.SessionHistory;
import org.tpibridge.visit.Visit;

/**
 * Reads visits, maps them, validates them and evaluates the rules. Stateless: the caller owns the
 * {@link SeriesTracker} with the patients' series. Thread-safe.
 */
public final class VisitPipeline {
  private final VisitReader reader;
  private final VisitMapper mapper;
  private final Function<Bundle, List<Finding>> validation;
  private final Rules rules;
  private final RuleEvaluation evaluation;
  private final OrderedParallel parallel;

  /**
   * @param validation validates a visit's Bundle; {@link #withoutValidation} omits it
   */
  public VisitPipeline(
      VisitReader reader,
      VisitMapper mapper,
      Function<Bundle, List<Finding>> validation,
      Rules rules,
      OrderedParallel parallel) {
    this.reader = reader;
    this.mapper = mapper;
    this.validation = validation;
    this.rules = rules;
    this.evaluation = new RuleEvaluation(rules, mapper.sources());
    this.parallel = parallel;
  }

  /** For callers that validate elsewhere. */
  public static Function<Bundle, List<Finding>> withoutValidation() {
    return bundle -> List.of();
  }

  /** Returns the sources of the numbers of visits and patients. */
  public ClinicSources sources() {
    return mapper.sources();
  }

  /** Whether all resources are tagged as test data. */
  public boolean isTestData() {
    return mapper.isTestData();
  }

  /** Returns a series tracker without any session, for one input or several. */
  public SeriesTracker newSeries() {
    return rules.series();
  }

  /** Returns a series tracker for patients whose earlier sessions are recorded. */
  public SeriesTracker newSeries(SessionHistory history) {
    return rules.series(history);
  }

  /**
   * Returns the results of an input in its order. The input is read as the stream is consumed, by
   * the thread that consumes it. Closing the stream closes the input and ends all threads, as does
   * the end of the stream.
   *
   * @param series the sessions so far; those of the input are added
   */
  public Stream<VisitResult> process(Input input, RunOptions options, SeriesTracker series) {
    return process(input, options, series, result -> result);
  }

  /**
   * Processes an input with additional work on each result.
   *
   * @param work done in parallel, such as writing JSON
   */
  public <T> Stream<T> process(
      Input input, RunOptions options, SeriesTracker series, Function<VisitResult, T> work) {
    return process(reader.read(input, options.coverage()), options, series, work);
  }

  /**
   * Processes visits that were read in another way than from a file.
   *
   * @param work done in parallel, such as writing JSON
   */
  public <T> Stream<T> process(
      Stream<ReadResult> records,
      RunOptions options,
      SeriesTracker series,
      Function<VisitResult, T> work) {
    Iterator<ReadResult> prepared =
        ReadAhead.of(
            records.iterator(), series.readAhead(), next -> evaluation.prepare(next, series));
    AtomicLong ordinal = new AtomicLong();
    Iterator<Supplier<VisitResult>> tasks =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return prepared.hasNext();
          }

          @Override
          public Supplier<VisitResult> next() {
            return task(ordinal.incrementAndGet(), prepared.next(), options, series);
          }
        };
    return parallel.map(tasks, task -> work.apply(task.get())).onClose(records::close);
  }

  /**
   * Adds a visit to its patient's series, in the order of the input. All other steps may run in any
   * thread.
   */
  private Supplier<VisitResult> task(
      long ordinal, ReadResult result, RunOptions options, SeriesTracker series) {
    RuleEvaluation.RankedFindings ofSeries =
        result instanceof ReadResult.Read read
            ? evaluation.ofSeries(read, series)
            : RuleEvaluation.RankedFindings.NONE;
    return options.selected().test(ordinal)
        ? () -> result(ordinal, result, ofSeries, options.context())
        : () -> new VisitResult.Skipped(ordinal, result);
  }

  /** Maps and checks an accepted visit again after its content changed. */
  public VisitResult again(VisitResult.Accepted accepted, Visit changed, ImportContext context) {
    ReadResult.Read read = accepted.read();
    return validated(
        accepted.ordinal(),
        new ReadResult.Read(
            changed,
            read.source(),
            read.places(),
            read.place(),
            read.sha256(),
            read.originals(),
            read.findings()),
        RuleEvaluation.RankedFindings.NONE,
        context);
  }

  private VisitResult result(
      long ordinal,
      ReadResult result,
      RuleEvaluation.RankedFindings ofSeries,
      ImportContext context) {
    if (result instanceof ReadResult.Read read) {
      return validated(ordinal, read, ofSeries, context);
    }
    if (result instanceof ReadResult.Rejected rejected) {
      return new VisitResult.Rejected(
          ordinal, rejected, rejected.mrn().map(mrn -> patient(rejected.source(), mrn)));
    }
    if (result instanceof ReadResult.NotTpiVisit other) {
      return new VisitResult.NotTpiVisit(ordinal, other);
    }
    if (result instanceof ReadResult.MergedPatients merge) {
      return new VisitResult.MergedPatients(
          ordinal,
          merge,
          patient(merge.source(), merge.retired()),
          patient(merge.source(), merge.surviving()),
          List.of(notApplied().at(merge.place())));
    }
    return new VisitResult.Unreadable(ordinal, (ReadResult.Unreadable) result);
  }

  private VisitResult validated(
      long ordinal,
      ReadResult.Read read,
      RuleEvaluation.RankedFindings ofSeries,
      ImportContext context) {
    RuleEvaluation.RankedFindings ofVisit = evaluation.ofVisit(read);
    List<Finding> findings = new ArrayList<>(ofVisit.strong());
    findings.addAll(ofSeries.strong());
    findings.addAll(read.findings());
    Optional<MappingResult> mapped = mapped(read, context, findings);
    findings.addAll(ofVisit.others());
    findings.addAll(ofSeries.others());
    PatientKey patient = patient(read.source(), read.visit().patient().mrn());
    if (mapped.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      return new VisitResult.Rejected(ordinal, read.rejected(findings), Optional.of(patient));
    }
    String system = sources().clinic(read.source()).systems().visit();
    return new VisitResult.Accepted(ordinal, read, patient, system, mapped, findings);
  }

  /** Maps and validates a visit and adds the findings. */
  private Optional<MappingResult> mapped(
      ReadResult.Read read, ImportContext context, List<Finding> findings) {
    try {
      MappingResult mapped = mapper.map(read.visit(), read.source(), origin(read, context));
      addPlaced(mapped.findings(), mapped.trace(), read, findings);
      addPlaced(validation.apply(mapped.bundle()), mapped.trace(), read, findings);
      return Optional.of(mapped);
    } catch (RuntimeException e) {
      // If the program fails on a visit, only that visit is lost, not the file.
      findings.add(
          InternalErrorFinding.of(
                  e,
                  Finding.error(
                      "TPI-CHECK-FAILED",
                      "An internal error occurred while this visit was processed."))
              .at(read.place()));
      return Optional.empty();
    }
  }

  private PatientKey patient(Optional<String> source, String mrn) {
    return PatientKey.of(sources(), source, mrn);
  }

  private static VisitOrigin origin(ReadResult.Read read, ImportContext context) {
    return new VisitOrigin(
        context.job(), read.place().locationInSource(), read.sha256(), context.recorded());
  }

  /** Adds the place of the source cell to findings on elements. */
  private static void addPlaced(
      List<Finding> onElements, ElementTrace trace, ReadResult.Read read, List<Finding> all) {
    for (Finding finding : onElements) {
      all.add(
          finding.at(
              finding
                  .expression()
                  .flatMap(trace::fieldOf)
                  .flatMap(read.places()::of)
                  .orElse(read.place())));
    }
  }

  private static Finding notApplied() {
    return Finding.warning(
            "TPI-CHECK-MERGE",
            "This message merges two patients. Nothing is stored here, so the merge is not applied:"
                + " visits keep the medical record number that their messages have.")
        .withSuggestion(
            "Import the file, which links the stored patients; or have the sender send the visits"
                + " under the surviving number.");
  }
}

package org.tpibridge.pipeline;

import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMap;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.terminology.Terminology;

/**
 * All settings that determine the result of reading an input. Files are included by content, so
 * that the same settings give the same visits on any machine. Tables and maps are parsed when a
 * pipeline is opened, not before.
 *
 * @param terminology the clinic's own tables, which add rows to the built-in tables or replace them
 * @param provisionalCodes whether provisional codes are used
 * @param ruleSets names of policy sets, separated by commas
 * @param rules the clinic's own rules tables
 * @param columns the column map for CSV files, if any
 * @param segments the segment map for HL7 v2, if any
 * @param source the source of the numbers of visits and patients, unless a map names one; empty for
 *     the clinic itself
 * @param testData whether all resources are tagged as test data
 */
public record PipelineSettings(
    ClinicSettings clinic,
    List<TextFile> terminology,
    boolean provisionalCodes,
    String ruleSets,
    List<TextFile> rules,
    List<TextFile> columns,
    List<TextFile> segments,
    String source,
    boolean testData)
    implements Serializable {

  /**
   * The clinic and its sources.
   *
   * @param aftercare the protocol for visits that name none; may be empty
   * @param asOf the day for which the statuses of plans and goals are determined, as an ISO date;
   *     if empty, they are unknown, and goals are active
   * @param systemsBySource the systems of sources other than the clinic itself
   */
  public record ClinicSettings(
      String name,
      ZoneId zone,
      IdentifierSystemUris systems,
      String aftercare,
      String asOf,
      Map<String, IdentifierSystemUris> systemsBySource)
      implements Serializable {
    public ClinicSettings {
      systemsBySource = Map.copyOf(systemsBySource);
    }

    public static ClinicSettings of(ClinicSources sources) {
      Clinic clinic = sources.clinic();
      return new ClinicSettings(
          clinic.name(),
          clinic.zone(),
          clinic.systems(),
          clinic.aftercareProtocol().orElse(""),
          clinic.asOf().map(LocalDate::toString).orElse(""),
          sources.bySource());
    }

    ClinicSources toSources() {
      return new ClinicSources(
          new Clinic(name, zone, systems, stated(aftercare), stated(asOf).map(LocalDate::parse)),
          systemsBySource);
    }
  }

  public PipelineSettings {
    terminology = List.copyOf(terminology);
    rules = List.copyOf(rules);
    columns = List.copyOf(columns);
    segments = List.copyOf(segments);
  }

  private static Optional<String> stated(String value) {
    return Optional.of(value).filter(v -> !v.isEmpty());
  }

  /**
   * Opens a pipeline.
   *
   * @param validation validates a visit's Bundle; {@link VisitPipeline#withoutValidation} omits it
   * @throws InvalidSettingsException if a table or a map has errors
   */
  public VisitPipeline open(Function<Bundle, List<Finding>> validation, OrderedParallel parallel) {
    Terminology words = openTerminology();
    return new VisitPipeline(
        reader(words),
        new VisitMapper(clinic.toSources(), words, testData),
        validation,
        new Rules(policy(), new TerminologyKeys(words)),
        parallel);
  }

  /**
   * Opens only the reader.
   *
   * @throws InvalidSettingsException if a table or a map has errors
   */
  public VisitReader openReader() {
    return reader(openTerminology());
  }

  private VisitReader reader(Terminology words) {
    return new VisitReader(
        words,
        clinic.zone(),
        columnMap(),
        segmentMap().orElseGet(SegmentMap::none),
        stated(source),
        today());
  }

  /**
   * @throws InvalidSettingsException if a table has errors
   */
  public Terminology openTerminology() {
    Terminology.TerminologyResult result = Terminology.of(terminology);
    Terminology all =
        opened(
            result.terminology(),
            result.findings(),
            "The clinic's terminology files have errors. See the findings above.");
    return provisionalCodes ? all : all.withoutProvisionalCodes();
  }

  /**
   * @throws InvalidSettingsException if the map has errors
   */
  public Optional<ColumnMap> columnMap() {
    return columns.stream()
        .findFirst()
        .map(ColumnMap::read)
        .map(
            r ->
                opened(
                    r.map(), r.findings(), "The column map has errors. See the findings above."));
  }

  /**
   * @throws InvalidSettingsException if the map has errors
   */
  public Optional<SegmentMap> segmentMap() {
    return segments.stream()
        .findFirst()
        .map(SegmentMap::read)
        .map(
            r ->
                opened(
                    r.map(), r.findings(), "The segment map has errors. See the findings above."));
  }

  private RulePolicy policy() {
    RulePolicy.Result result = RulePolicy.of(ruleSets, rules);
    return opened(
        result.policy(), result.findings(), "The rules have errors. See the findings above.");
  }

  private static <T> T opened(Optional<T> value, List<Finding> findings, String message) {
    return value.orElseThrow(() -> new InvalidSettingsException(message, findings));
  }

  /** Returns today, or the configured later day for which statuses are determined. */
  private Clock today() {
    Clock now = Clock.system(clinic.zone());
    return stated(clinic.asOf())
        .map(LocalDate::parse)
        .filter(day -> day.isAfter(LocalDate.now(now)))
        .map(day -> Clock.fixed(day.atStartOfDay(clinic.zone()).toInstant(), clinic.zone()))
        .orElse(now);
  }
}

package org.tpibridge.importing.patients;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.importing.upsert.PatientComparison;
import org.tpibridge.importing.upsert.PatientDataConflict;
import org.tpibridge.importing.upsert.PatientLinks;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.importing.upsert.SharedResourceNames;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.visit.Column;

/**
 * Applies demographics that an EHR has of a patient. A value that the EHR changed replaces the
 * stored one if the EHR maintains it and the record is certainly the patient's; any other
 * difference is listed for a person to decide, as one that an import brings. Each change is a job
 * with the EHR as its origin, which can be undone; a later import cannot overwrite the values.
 */
public final class EhrDemographics {

  /** Who maintains a value. */
  public enum Maintainer {
    CLINIC,
    EHR,
    /** A person decides about each difference. */
    PERSON
  }

  /** The result for a patient. */
  public enum DemographicsResult {
    NOTHING,
    /** Stored values were replaced or added. */
    UPDATED,
    /** There is something to decide. */
    REVIEW,
    UPDATED_AND_REVIEW
  }

  /**
   * What an EHR has of a patient.
   *
   * @param now as the EHR has it
   * @param before as it had it before; empty if that is not known
   * @param isCertain whether the record is certainly the patient's
   */
  public record EhrRecord(
      String ehr,
      String patientId,
      PatientDemographics now,
      Optional<PatientDemographics> before,
      boolean isCertain) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "EhrRecord[" + ehr + "]";
    }
  }

  private final Serializer serializer;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer extracts the search values of resources
   * @param program name and version of the program, recorded with the job
   */
  public EhrDemographics(SearchIndexer indexer, String program, InstantSource clock) {
    this.serializer = new Serializer(indexer);
    this.program = program;
    this.clock = clock;
  }

  /** Applies a record within a transaction that has locked the patient. */
  public DemographicsResult apply(
      StoreTransaction tx, EhrRecord theirs, Function<Column, Maintainer> maintainers) {
    Optional<ResourceVersion> version =
        tx.resources()
            .find(SerializedVisit.PATIENT, theirs.patientId())
            .filter(found -> !found.deleted());
    if (version.isEmpty()) {
      return DemographicsResult.NOTHING;
    }
    Patient patient = (Patient) FhirJsonReader.read(tx.resources().content(version.get().key()));
    if (SharedResourceNames.isRetracted(patient) || PatientLinks.isReplaced(patient)) {
      return DemographicsResult.NOTHING;
    }
    PatientDemographics stored = PatientDemographics.of(patient);
    List<PatientDataConflict> open =
        PatientComparison.of(stored, theirs.now()).conflicts().stream()
            .filter(one -> maintainers.apply(one.column()) != Maintainer.CLINIC)
            .toList();
    Set<Column> accepted = accepted(stored, theirs, open, maintainers);
    PatientDemographics next = with(stored, theirs.now(), accepted);
    List<PatientDataConflict> undecided =
        open.stream().filter(one -> !accepted.contains(one.column())).toList();
    if (next.equals(stored) && undecided.isEmpty()) {
      return DemographicsResult.NOTHING;
    }
    Instant now = clock.instant();
    Jobs.Job job = tx.jobs().begin(request(theirs.ehr()), now);
    ChangeSource cause = new ChangeSource(job.key(), 0, now);
    if (!next.equals(stored)) {
      tx.resources()
          .add(
              List.of(
                  serializer
                      .resource(next.in(patient), true)
                      .newVersionAfter(version, OptionalLong.empty())),
              cause);
    }
    undecided.forEach(
        one ->
            tx.patientConflicts()
                .add(
                    cause,
                    theirs.patientId(),
                    one.column().header(),
                    one.storedValue(),
                    one.importedValue()));
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, now);
    return result(!next.equals(stored), !undecided.isEmpty());
  }

  private static DemographicsResult result(boolean updated, boolean review) {
    if (updated) {
      return review ? DemographicsResult.UPDATED_AND_REVIEW : DemographicsResult.UPDATED;
    }
    return DemographicsResult.REVIEW;
  }

  private Jobs.JobRequest request(String ehr) {
    return new Jobs.JobRequest(
        Jobs.JobKind.PATIENTS,
        "the record of a patient in " + ehr,
        Optional.empty(),
        OptionalLong.empty(),
        "",
        program,
        ProcessName.description(),
        OptionalLong.empty(),
        JobOrigin.ehr(ehr));
  }

  /** The values that are stored without a decision of a person. */
  private static Set<Column> accepted(
      PatientDemographics stored,
      EhrRecord theirs,
      List<PatientDataConflict> differences,
      Function<Column, Maintainer> maintainers) {
    Set<Column> accepted = EnumSet.noneOf(Column.class);
    if (!theirs.isCertain()) {
      return accepted;
    }
    Set<Column> changedThere =
        theirs.before().map(before -> columns(before, theirs.now())).orElse(Set.of());
    Set<Column> differentBefore =
        theirs.before().map(before -> columns(stored, before)).orElse(Set.of());
    for (PatientDataConflict difference : differences) {
      Column column = difference.column();
      if (maintainers.apply(column) == Maintainer.EHR
          && changedThere.contains(column)
          && !differentBefore.contains(column)) {
        accepted.add(column);
      }
    }
    if (differences.size() == accepted.size()) {
      missing(stored).stream()
          .filter(column -> maintainers.apply(column) != Maintainer.CLINIC)
          .forEach(accepted::add);
    }
    return accepted;
  }

  private static Set<Column> columns(PatientDemographics one, PatientDemographics other) {
    return PatientComparison.of(one, other).conflicts().stream()
        .map(PatientDataConflict::column)
        .collect(Collectors.toSet());
  }

  private static Set<Column> missing(PatientDemographics stored) {
    Set<Column> missing = EnumSet.noneOf(Column.class);
    if (stored.last().isEmpty()) {
      missing.add(Column.PATIENT_LAST);
    }
    if (stored.first().isEmpty()) {
      missing.add(Column.PATIENT_FIRST);
    }
    if (stored.birthDate().isEmpty()) {
      missing.add(Column.BIRTH_DATE);
    }
    if (stored.sex().isEmpty()) {
      missing.add(Column.SEX);
    }
    return missing;
  }

  private static PatientDemographics with(
      PatientDemographics stored, PatientDemographics theirs, Set<Column> accepted) {
    return new PatientDemographics(
        value(Column.PATIENT_LAST, stored.last(), theirs.last(), accepted),
        value(Column.PATIENT_FIRST, stored.first(), theirs.first(), accepted),
        value(Column.BIRTH_DATE, stored.birthDate(), theirs.birthDate(), accepted),
        value(Column.SEX, stored.sex(), theirs.sex(), accepted));
  }

  private static <T> Optional<T> value(
      Column column, Optional<T> stored, Optional<T> theirs, Set<Column> accepted) {
    return accepted.contains(column) && theirs.isPresent() ? theirs : stored;
  }
}

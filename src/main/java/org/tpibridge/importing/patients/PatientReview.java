package org.tpibridge.importing.patients;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upsert.PatientLinks;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.importing.upsert.SharedResourceNames;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.PatientConflicts;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Sex;

/**
 * Applies decisions of users about patients: which of two conflicting values is right, and that two
 * records are one person; {@code docs/decisions/0013-merged-patients-are-linked.md}. Each decision
 * is a job that {@link JobUndo} can undo.
 */
public final class PatientReview {
  private final Store store;
  private final ClinicSources sources;
  private final Serializer serializer;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer extracts the search values of resources
   * @param program name and version of the program, recorded with the job
   */
  public PatientReview(
      Store store,
      ClinicSources sources,
      SearchIndexer indexer,
      String program,
      InstantSource clock) {
    this.store = store;
    this.sources = sources;
    this.serializer = new Serializer(indexer);
    this.program = program;
    this.clock = clock;
  }

  /**
   * A conflict to resolve.
   *
   * @param mrn MRN of the patient, if it is still stored
   * @param job the job that imported the other value
   * @param place place of the row with the other value
   */
  public record OpenConflict(
      PatientConflicts.PatientConflict item,
      Optional<String> mrn,
      Optional<Jobs.Job> job,
      Optional<String> place) {

    /** No patient data. */
    @Override
    public String toString() {
      return "OpenConflict[" + item.key() + "]";
    }
  }

  /** Returns the open conflicts in the order in which they were found. */
  public List<OpenConflict> openConflicts() {
    return store.read(
        tx -> tx.patientConflicts().open().stream().map(item -> conflict(tx, item)).toList());
  }

  private OpenConflict conflict(StoreReader tx, PatientConflicts.PatientConflict item) {
    return new OpenConflict(
        item,
        tx.resources()
            .find(SerializedVisit.PATIENT, item.patientId())
            .flatMap(v -> mrn(patient(tx, v))),
        tx.jobs().find(item.job()),
        tx.sourceRows().find(item.job(), item.rowNumber()).map(row -> row.place().text()));
  }

  private Optional<String> mrn(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(i -> sources.byMrnSystem().values().stream().anyMatch(s -> isOf(s, i)))
        .map(i -> i.getValue())
        .findFirst();
  }

  private static boolean isOf(Clinic.IdentifierSystemUris systems, Identifier identifier) {
    return systems.mrn().equals(identifier.getSystem());
  }

  /**
   * Accepts the imported value: it replaces the stored value.
   *
   * @param number number of the item in the list of conflicts
   * @throws ImportException if there is no open item with this number, or the patient was retracted
   *     by an undo
   */
  public Jobs.Job accept(long number) {
    return store.write(
        tx -> {
          PatientConflicts.PatientConflict item = lockedItem(tx, number);
          ResourceVersion version =
              tx.resources()
                  .find(SerializedVisit.PATIENT, item.patientId())
                  .orElseThrow(() -> new ImportException("The patient is no longer in the store."));
          Patient before = patient(tx, version);
          if (SharedResourceNames.isRetracted(before)) {
            throw new ImportException(
                "The patient of item "
                    + number
                    + " is inactive because all imports with visits of the patient were undone."
                    + " Import a visit of the patient again, or dismiss the item.");
          }
          Patient after = with(PatientDemographics.of(before), item).in(before);
          Jobs.Job job = begin(tx, "a patient's " + item.field());
          add(tx, job, version, after);
          tx.patientConflicts()
              .resolve(
                  number,
                  PatientConflicts.ConflictState.ACCEPTED,
                  OptionalLong.of(job.key()),
                  clock.instant());
          return ended(tx, job);
        });
  }

  private static PatientDemographics with(
      PatientDemographics stored, PatientConflicts.PatientConflict item) {
    Optional<String> stated = Optional.of(item.importedValue());
    Column column =
        Stream.of(Column.values())
            .filter(c -> c.header().equals(item.field()))
            .findFirst()
            .orElseThrow();
    return switch (column) {
      case PATIENT_LAST ->
          new PatientDemographics(stated, stored.first(), stored.birthDate(), stored.sex());
      case PATIENT_FIRST ->
          new PatientDemographics(stored.last(), stated, stored.birthDate(), stored.sex());
      case BIRTH_DATE ->
          new PatientDemographics(
              stored.last(), stored.first(), stated.map(LocalDate::parse), stored.sex());
      case SEX ->
          new PatientDemographics(
              stored.last(),
              stored.first(),
              stored.birthDate(),
              stated.map(word -> Sex.valueOf(word.toUpperCase(Locale.ROOT))));
      default -> throw new IllegalStateException("no field of a patient");
    };
  }

  /**
   * Dismisses the imported value: the stored value does not change.
   *
   * @throws ImportException if there is no open item with this number
   */
  public void dismiss(long number) {
    store.update(
        tx ->
            tx.patientConflicts()
                .resolve(
                    lockedItem(tx, number).key(),
                    PatientConflicts.ConflictState.DISMISSED,
                    OptionalLong.empty(),
                    clock.instant()));
  }

  /** Locks the patient of an open item; another process may have resolved it until then. */
  private static PatientConflicts.PatientConflict lockedItem(StoreTransaction tx, long number) {
    tx.lock(List.of(item(tx, number).patientId()));
    return item(tx, number);
  }

  private static PatientConflicts.PatientConflict item(StoreReader tx, long number) {
    PatientConflicts.PatientConflict item =
        tx.patientConflicts()
            .find(number)
            .orElseThrow(
                () ->
                    new ImportException(
                        "Item "
                            + number
                            + " does not exist. To list the items, run: tpi-bridge"
                            + " patients"));
    if (item.state() != PatientConflicts.ConflictState.OPEN) {
      throw new ImportException(
          "Item " + number + " was already " + item.state().name().toLowerCase(Locale.ROOT) + ".");
    }
    return item;
  }

  /**
   * Merges two records of one person, which may come from different sources. Visits stay with the
   * record that they were imported with.
   *
   * @param mrn MRN of the record that is replaced
   * @param source source of the MRN; empty for the clinic itself
   * @param into MRN of the record that remains in use
   * @param intoSource source of the other MRN; empty for the clinic itself
   * @throws ImportException if the two records cannot be merged
   */
  public Jobs.Job merge(
      String mrn, Optional<String> source, String into, Optional<String> intoSource) {
    String replacedId = sources.clinic(source).patientId(normalized(mrn));
    String survivingId = sources.clinic(intoSource).patientId(normalized(into));
    if (replacedId.equals(survivingId)) {
      throw new ImportException(
          "Cannot merge MRN " + mrn + " with itself. Name two different" + " patients.");
    }
    return store.write(
        tx -> {
          tx.lock(List.of(replacedId, survivingId));
          ResourceVersion from = version(tx, replacedId, mrn);
          ResourceVersion to = version(tx, survivingId, into);
          Patient replaced =
              PatientLinks.replaced(requireActive(patient(tx, from), mrn), survivingId);
          Patient surviving =
              PatientLinks.replacing(requireActive(patient(tx, to), into), replacedId);
          Jobs.Job job = begin(tx, "two patients");
          add(tx, job, from, replaced);
          add(tx, job, to, surviving);
          return ended(tx, job);
        });
  }

  private static String normalized(String mrn) {
    return org.tpibridge.reading.canonical.Identifier.normalized(mrn);
  }

  private static ResourceVersion version(StoreReader tx, String id, String mrn) {
    return tx.resources()
        .find(SerializedVisit.PATIENT, id)
        .filter(v -> !v.deleted())
        .orElseThrow(
            () -> new ImportException("The store contains no patient with the MRN " + mrn + "."));
  }

  /**
   * A replaced patient can neither be replaced again nor replace another one: links form no cycle.
   */
  private static Patient requireActive(Patient patient, String mrn) {
    if (PatientLinks.isReplaced(patient)) {
      throw new ImportException(
          "The patient with the MRN "
              + mrn
              + " was already merged into another patient. Name that patient, or undo the merge"
              + " with tpi-bridge undo.");
    }
    if (SharedResourceNames.isRetracted(patient)) {
      throw new ImportException(
          "The patient with the MRN "
              + mrn
              + " is inactive because all imports with visits of the patient were undone. Import"
              + " a visit of the patient again first.");
    }
    return patient;
  }

  private static Patient patient(StoreReader tx, ResourceVersion version) {
    return (Patient) FhirJsonReader.read(tx.resources().content(version.key()));
  }

  private Jobs.Job begin(StoreTransaction tx, String about) {
    return tx.jobs()
        .begin(
            new Jobs.JobRequest(
                Jobs.JobKind.PATIENTS,
                about,
                Optional.empty(),
                OptionalLong.empty(),
                "",
                program,
                ProcessName.description(),
                OptionalLong.empty()),
            clock.instant());
  }

  private void add(StoreTransaction tx, Jobs.Job job, ResourceVersion before, Patient patient) {
    tx.resources()
        .add(
            List.of(
                serializer
                    .resource(patient, true)
                    .newVersionAfter(Optional.of(before), OptionalLong.empty())),
            new ChangeSource(job.key(), 0, clock.instant()));
  }

  private Jobs.Job ended(StoreTransaction tx, Jobs.Job job) {
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, clock.instant());
    return tx.jobs().find(job.key()).orElseThrow();
  }
}

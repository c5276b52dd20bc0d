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
import org.tpibridge.importing.ProcessName;
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
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.resources.PatientConflicts;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Sex;

/**
 * What people decide about patients: which of two contradicting values counts, and that two records
 * are one person; {@code docs/decisions/0013-merged-patients-are-linked.md}. Each decision is a job
 * that {@link JobUndo} takes back.
 */
public final class PatientReview {
  private final Store store;
  private final ClinicSources sources;
  private final Serializer preparing;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer takes out of resources what they can be found by
   * @param program name and version, for those who look at the job later
   */
  public PatientReview(
      Store store, Clinic clinic, SearchIndexer indexer, String program, InstantSource clock) {
    this(store, ClinicSources.of(clinic), indexer, program, clock);
  }

  /** As above, of a clinic with further sources. */
  public PatientReview(
      Store store,
      ClinicSources sources,
      SearchIndexer indexer,
      String program,
      InstantSource clock) {
    this.store = store;
    this.sources = sources;
    this.preparing = new Serializer(indexer);
    this.program = program;
    this.clock = clock;
  }

  /**
   * Something to decide.
   *
   * @param mrn of the patient, where the store still has it
   * @param job that told otherwise
   * @param place of the row that did
   */
  public record OpenConflict(
      PatientConflicts.PatientConflict item,
      Optional<String> mrn,
      Optional<Jobs.Job> job,
      Optional<String> place) {

    /** No patient data. */
    @Override
    public String toString() {
      return "Question[" + item.key() + "]";
    }
  }

  /** What is open, in the order in which it came. */
  public List<OpenConflict> openConflicts() {
    return store.read(
        tx -> tx.patientConflicts().open().stream().map(item -> conflict(tx, item)).toList());
  }

  private OpenConflict conflict(StoreTransaction tx, PatientConflicts.PatientConflict item) {
    return new OpenConflict(
        item,
        tx.resources()
            .find(SerializedVisit.PATIENT, item.patientId())
            .flatMap(v -> mrn(patient(tx, v))),
        tx.jobs().find(item.job()),
        tx.sourceRows().find(item.job(), item.rowNumber()).map(SourceRows.SourceRow::place));
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
   * Makes what a row told what is stored.
   *
   * @param number of the item in the worklist
   * @throws ImportException where there is nothing open by this number, or the patient is out of
   *     use
   */
  public Jobs.Job accept(long number) {
    return store.write(
        tx -> {
          PatientConflicts.PatientConflict item = item(tx, number);
          tx.lock(List.of(item.patientId()));
          Resources.ResourceVersion version =
              tx.resources()
                  .find(SerializedVisit.PATIENT, item.patientId())
                  .orElseThrow(() -> new ImportException("The patient is not there any more."));
          Patient before = patient(tx, version);
          if (SharedResourceNames.isRetracted(before)) {
            throw new ImportException(
                "The patient of item "
                    + number
                    + " is not in use: all imports with visits of the patient were undone. Import a"
                    + " visit of the patient again, or dismiss the item.");
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
   * Leaves what is stored as it is.
   *
   * @throws ImportException where there is nothing open by this number
   */
  public void dismiss(long number) {
    store.write(
        tx -> {
          PatientConflicts.PatientConflict item = item(tx, number);
          tx.patientConflicts()
              .resolve(
                  item.key(),
                  PatientConflicts.ConflictState.DISMISSED,
                  OptionalLong.empty(),
                  clock.instant());
          return item;
        });
  }

  private static PatientConflicts.PatientConflict item(StoreTransaction tx, long number) {
    PatientConflicts.PatientConflict item =
        tx.patientConflicts()
            .find(number)
            .orElseThrow(
                () ->
                    new ImportException(
                        "There is no item " + number + "; see tpi-bridge patients."));
    if (item.state() != PatientConflicts.ConflictState.OPEN) {
      throw new ImportException(
          "Item " + number + " was " + item.state().name().toLowerCase(Locale.ROOT) + " before.");
    }
    return item;
  }

  /**
   * Says that two records are one person. Visits stay with the record that they came under.
   *
   * @param mrn of the record that counts no more
   * @param into of the record that goes on
   * @throws ImportException where the two cannot be put together
   */
  public Jobs.Job merge(String mrn, String into) {
    return merge(mrn, Optional.empty(), into, Optional.empty());
  }

  /**
   * As above.
   *
   * @param source of the MRN; the clinic itself where empty
   * @param intoSource of the other
   */
  public Jobs.Job merge(
      String mrn, Optional<String> source, String into, Optional<String> intoSource) {
    String gone = sources.clinic(source).patientId(normalized(mrn));
    String goesOn = sources.clinic(intoSource).patientId(normalized(into));
    if (gone.equals(goesOn)) {
      throw new ImportException("MRN " + mrn + " cannot be put together with itself.");
    }
    return store.write(
        tx -> {
          tx.lock(List.of(gone, goesOn));
          Resources.ResourceVersion from = version(tx, gone, mrn);
          Resources.ResourceVersion to = version(tx, goesOn, into);
          Patient replaced = PatientLinks.replaced(requireActive(patient(tx, from), mrn), goesOn);
          Patient surviving = PatientLinks.replacing(requireActive(patient(tx, to), into), gone);
          Jobs.Job job = begin(tx, "two patients");
          add(tx, job, from, replaced);
          add(tx, job, to, surviving);
          return ended(tx, job);
        });
  }

  private static String normalized(String mrn) {
    return org.tpibridge.reading.canonical.Identifier.normalized(mrn);
  }

  private static Resources.ResourceVersion version(StoreTransaction tx, String id, String mrn) {
    return tx.resources()
        .find(SerializedVisit.PATIENT, id)
        .filter(v -> !v.deleted())
        .orElseThrow(
            () ->
                new ImportException("There is no patient with the MRN " + mrn + " in the store."));
  }

  /** Whoever was replaced can neither be replaced again nor replace anybody: no circles. */
  private static Patient requireActive(Patient patient, String mrn) {
    if (PatientLinks.isReplaced(patient)) {
      throw new ImportException(
          "The patient with the MRN "
              + mrn
              + " was put together with another before. Name that one, or take that back with"
              + " tpi-bridge undo.");
    }
    if (SharedResourceNames.isRetracted(patient)) {
      throw new ImportException("The patient with the MRN " + mrn + " was taken back by an undo.");
    }
    return patient;
  }

  private static Patient patient(StoreTransaction tx, Resources.ResourceVersion version) {
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

  private void add(
      StoreTransaction tx, Jobs.Job job, Resources.ResourceVersion before, Patient patient) {
    tx.resources()
        .add(
            List.of(
                preparing
                    .resource(patient, true)
                    .newVersionAfter(Optional.of(before), OptionalLong.empty())),
            new Resources.ChangeSource(job.key(), 0, clock.instant()));
  }

  private Jobs.Job ended(StoreTransaction tx, Jobs.Job job) {
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, clock.instant());
    return tx.jobs().find(job.key()).orElseThrow();
  }
}

package org.tpibridge.importing;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.mapping.Demographics;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Worklist;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Sex;

/**
 * What people decide about patients: which of two contradicting values counts, and that two records
 * are one person; {@code docs/decisions/0013-merged-patients-are-linked.md}. Each decision is a job
 * that {@link Undo} takes back.
 */
public final class Patients {
  private final Store store;
  private final Sources sources;
  private final Preparing preparing;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer takes out of resources what they can be found by
   * @param program name and version, for those who look at the job later
   */
  public Patients(
      Store store, Clinic clinic, SearchIndexer indexer, String program, InstantSource clock) {
    this(store, Sources.of(clinic), indexer, program, clock);
  }

  /** As above, of a clinic with further sources. */
  public Patients(
      Store store, Sources sources, SearchIndexer indexer, String program, InstantSource clock) {
    this.store = store;
    this.sources = sources;
    this.preparing = new Preparing(indexer);
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
  public record Question(
      Worklist.Item item, Optional<String> mrn, Optional<Jobs.Job> job, Optional<String> place) {

    /** No patient data. */
    @Override
    public String toString() {
      return "Question[" + item.key() + "]";
    }
  }

  /** What is open, in the order in which it came. */
  public List<Question> open() {
    return store.read(tx -> tx.worklist().open().stream().map(item -> question(tx, item)).toList());
  }

  private Question question(Transaction tx, Worklist.Item item) {
    return new Question(
        item,
        tx.resources()
            .find(PreparedVisit.PATIENT, item.patient())
            .flatMap(v -> mrn(patient(tx, v))),
        tx.jobs().find(item.job()),
        tx.sourceRows().find(item.job(), item.ordinal()).map(SourceRows.Row::place));
  }

  private Optional<String> mrn(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(i -> sources.byMrnSystem().values().stream().anyMatch(s -> isOf(s, i)))
        .map(i -> i.getValue())
        .findFirst();
  }

  private static boolean isOf(Clinic.Systems systems, Identifier identifier) {
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
          Worklist.Item item = item(tx, number);
          tx.lock(List.of(item.patient()));
          Resources.Version version =
              tx.resources()
                  .find(PreparedVisit.PATIENT, item.patient())
                  .orElseThrow(() -> new ImportException("The patient is not there any more."));
          Patient before = patient(tx, version);
          if (SharedNames.isOutOfUse(before)) {
            throw new ImportException(
                "The patient of item "
                    + number
                    + " is not in use: all imports with visits of the patient were undone. Import a"
                    + " visit of the patient again, or dismiss the item.");
          }
          Patient after = with(Demographics.of(before), item).in(before);
          Jobs.Job job = begin(tx, "a patient's " + item.field());
          add(tx, job, version, after);
          tx.worklist()
              .settle(number, Worklist.State.ACCEPTED, OptionalLong.of(job.key()), clock.instant());
          return ended(tx, job);
        });
  }

  private static Demographics with(Demographics stored, Worklist.Item item) {
    Optional<String> told = Optional.of(item.told());
    Column column =
        Stream.of(Column.values())
            .filter(c -> c.header().equals(item.field()))
            .findFirst()
            .orElseThrow();
    return switch (column) {
      case PATIENT_LAST -> new Demographics(told, stored.first(), stored.birthDate(), stored.sex());
      case PATIENT_FIRST -> new Demographics(stored.last(), told, stored.birthDate(), stored.sex());
      case BIRTH_DATE ->
          new Demographics(stored.last(), stored.first(), told.map(LocalDate::parse), stored.sex());
      case SEX ->
          new Demographics(
              stored.last(),
              stored.first(),
              stored.birthDate(),
              told.map(word -> Sex.valueOf(word.toUpperCase(Locale.ROOT))));
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
          Worklist.Item item = item(tx, number);
          tx.worklist()
              .settle(item.key(), Worklist.State.DISMISSED, OptionalLong.empty(), clock.instant());
          return item;
        });
  }

  private static Worklist.Item item(Transaction tx, long number) {
    Worklist.Item item =
        tx.worklist()
            .find(number)
            .orElseThrow(
                () ->
                    new ImportException(
                        "There is no item " + number + "; see tpi-bridge patients."));
    if (item.state() != Worklist.State.OPEN) {
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
          Resources.Version from = version(tx, gone, mrn);
          Resources.Version to = version(tx, goesOn, into);
          Patient replaced = PatientLinks.replaced(unreplaced(patient(tx, from), mrn), goesOn);
          Patient surviving = PatientLinks.replacing(unreplaced(patient(tx, to), into), gone);
          Jobs.Job job = begin(tx, "two patients");
          add(tx, job, from, replaced);
          add(tx, job, to, surviving);
          return ended(tx, job);
        });
  }

  private static String normalized(String mrn) {
    return org.tpibridge.source.telling.Identifier.normalized(mrn);
  }

  private static Resources.Version version(Transaction tx, String id, String mrn) {
    return tx.resources()
        .find(PreparedVisit.PATIENT, id)
        .filter(v -> !v.deleted())
        .orElseThrow(
            () ->
                new ImportException("There is no patient with the MRN " + mrn + " in the store."));
  }

  /** Whoever was replaced can neither be replaced again nor replace anybody: no circles. */
  private static Patient unreplaced(Patient patient, String mrn) {
    if (PatientLinks.isReplaced(patient)) {
      throw new ImportException(
          "The patient with the MRN "
              + mrn
              + " was put together with another before. Name that one, or take that back with"
              + " tpi-bridge undo.");
    }
    if (SharedNames.isOutOfUse(patient)) {
      throw new ImportException("The patient with the MRN " + mrn + " was taken back by an undo.");
    }
    return patient;
  }

  private static Patient patient(Transaction tx, Resources.Version version) {
    return (Patient) ResourceReader.read(tx.resources().content(version.key()));
  }

  private Jobs.Job begin(Transaction tx, String about) {
    return tx.jobs()
        .begin(
            new Jobs.Plan(
                Jobs.Kind.PATIENTS,
                about,
                Optional.empty(),
                OptionalLong.empty(),
                "",
                program,
                Owner.words(),
                OptionalLong.empty()),
            clock.instant());
  }

  private void add(Transaction tx, Jobs.Job job, Resources.Version before, Patient patient) {
    tx.resources()
        .add(
            List.of(
                preparing
                    .resource(patient, true)
                    .behind(Optional.of(before), OptionalLong.empty())),
            new Resources.Cause(job.key(), 0, clock.instant()));
  }

  private Jobs.Job ended(Transaction tx, Jobs.Job job) {
    tx.jobs().end(job.key(), Jobs.State.FINISHED, clock.instant());
    return tx.jobs().find(job.key()).orElseThrow();
  }
}

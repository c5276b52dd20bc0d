package org.tpibridge.importing.erasure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.erasure.PatientData;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.search.OutdatedIndex;

/**
 * Erases patients permanently; {@code docs/decisions/0014-erasure.md}. Files are cleaned first,
 * because the search in files needs the ids in the database.
 */
public final class PatientErasure {
  private static final String PATIENT = "Patient";

  /**
   * The position of a job after the removal from the database; only wiping the database files
   * remains.
   */
  private static final long REMOVED = 1;

  private final Store store;
  private final ErasureRegistry erasures;
  private final Clinic clinic;
  private final MrnScope owner;
  private final UnaryOperator<String> patientName;
  private final List<VisitReader> readers;
  private final String program;
  private final InstantSource clock;

  /**
   * @param source the source of the MRNs; empty for the clinic itself
   * @param readers readers with different column maps, to read files as an import would
   * @param program name and version of the program, recorded with the job
   */
  public PatientErasure(
      Store store,
      ErasureRegistry erasures,
      ClinicSources sources,
      Optional<String> source,
      List<VisitReader> readers,
      String program,
      InstantSource clock) {
    this.store = store;
    this.erasures = erasures;
    this.clinic = sources.clinic(source);
    this.owner = new MrnScope(sources, source);
    this.patientName = mrn -> sources.patientName(source, mrn);
    this.readers = List.copyOf(readers);
    this.program = program;
    this.clock = clock;
  }

  /**
   * Finds all data of a patient and of all records that were merged with it.
   *
   * @param places files and folders to search, in addition to those that imports wrote
   * @throws ErasureException if no such patient is stored or was erased, or the key of erased
   *     patients is missing
   */
  public ErasurePlan plan(String mrn, List<Path> places) {
    if (mrn.isBlank()) {
      throw new ErasureException("The MRN is empty. Name the patient to be erased.");
    }
    Map<String, String> people = people(mrn);
    ErasurePlan inStore = store.read(tx -> inStore(tx, people));
    // The search in files may take long, so it runs outside of the transaction.
    return inStore.with(files(inStore).find(places(places)));
  }

  private ErasurePlan inStore(StoreReader tx, Map<String, String> people) {
    erasures.requireKey(tx);
    PatientData.PatientDataCounts amount = PatientData.PatientDataCounts.NONE;
    List<String> names = new ArrayList<>(people.keySet());
    SortedMap<String, List<String>> remote = new TreeMap<>();
    for (String patient : people.keySet()) {
      tx.exchange()
          .ledger()
          .remoteOfPatient(patient)
          .forEach(
              (ehr, references) ->
                  remote.computeIfAbsent(ehr, name -> new ArrayList<>()).addAll(references));
      amount = amount.plus(tx.patientData().countsOf(patient));
      names.addAll(tx.patientData().idsOf(patient));
    }
    if (amount.isEmpty()
        && people.values().stream().noneMatch(m -> erasures.isErased(tx, patientName.apply(m)))) {
      throw new ErasureException(
          "The store contains no patient with this MRN, and none was erased. Nothing was changed."
              + " Check the MRN, and that the settings name the correct store and MRN system.");
    }
    return new ErasurePlan(
        List.copyOf(people.values()),
        names,
        amount,
        List.of(),
        remote,
        amount.firstJob().isPresent()
            ? tx.backups().possiblyContaining(amount.firstJob().getAsLong())
            : List.of());
  }

  private PatientFileSearch files(ErasurePlan plan) {
    PatientMatcher matcher = new PatientMatcher(owner, plan.mrns(), plan.names());
    return new PatientFileSearch(store, clinic, readers, matcher);
  }

  private List<Path> places(List<Path> stated) {
    List<String> written = store.read(tx -> List.copyOf(tx.jobFiles().all().keySet()));
    return Stream.of(
            stated.stream(),
            written.stream().map(Path::of).filter(Files::exists),
            store.damagedFiles().stream())
        .flatMap(Function.identity())
        .toList();
  }

  /** Maps ids of Patient resources to MRNs, for the patient and all merged records. */
  private Map<String, String> people(String mrn) {
    return store.read(
        tx -> {
          Map<String, String> people = new LinkedHashMap<>();
          String number = org.tpibridge.reading.canonical.Identifier.normalized(mrn);
          people.put(clinic.patientId(number), number);
          List<String> open = new ArrayList<>(people.keySet());
          while (!open.isEmpty()) {
            Optional<Patient> patient = patient(tx, open.remove(0));
            patient.stream()
                .flatMap(p -> p.getLink().stream())
                .map(link -> link.getOther().getReferenceElement().getIdPart())
                .filter(id -> !people.containsKey(id))
                .forEach(
                    id ->
                        patient(tx, id)
                            .ifPresent(
                                other -> {
                                  people.put(
                                      id, mrn(other).orElseThrow(PatientErasure::otherSource));
                                  open.add(id);
                                }));
          }
          return people;
        });
  }

  private static ErasureException otherSource() {
    return new ErasureException(
        "The patient is merged with a patient of another source. Nothing was erased. Undo the"
            + " merge (tpi-bridge status lists the job), then erase each of the two patients with"
            + " --source.");
  }

  private static Optional<Patient> patient(StoreReader tx, String id) {
    return tx.resources().find(PATIENT, id).map(version -> read(tx, version));
  }

  private static Patient read(StoreReader tx, ResourceVersion version) {
    return (Patient) FhirJsonReader.read(tx.resources().content(version.key()));
  }

  private Optional<String> mrn(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(identifier -> clinic.systems().mrn().equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .findFirst();
  }

  /**
   * Erases the data in the plan, as a job. If the job is interrupted, {@link #finish} or another
   * erasure of the patient completes it.
   *
   * @return files that still contain data of the patient, or may contain it
   * @throws ErasureException if the erased patient could not be recognized later; nothing is
   *     removed then
   * @throws org.tpibridge.store.database.StoreException if the database fails; call the method
   *     again
   */
  public List<FoundFile> erase(ErasurePlan plan) {
    return erase(plan, Set.of());
  }

  /**
   * Erases as {@link #erase(ErasurePlan)} does.
   *
   * @param deletingEhrs names of the EHRs in which the next push deletes what was sent
   */
  public List<FoundFile> erase(ErasurePlan plan, Set<String> deletingEhrs) {
    Jobs.Job job = store.write(tx -> begin(tx, plan));
    erasures.file(registered(plan));
    // Empty if another process checks the job at this moment; it then reports the job as running.
    Optional<JobClaim> claim = store.claim(job);
    try {
      List<FoundFile> left = files(plan).clean(plan.files());
      List<String> names = names(plan);
      store.update(
          tx -> {
            deletingEhrs.forEach(ehr -> deleteLater(tx, ehr, plan));
            remove(tx, names, job, plan, left.size());
          });
      store.wipeRemoved();
      store.update(tx -> end(tx, job));
      return left;
    } finally {
      claim.ifPresent(JobClaim::close);
    }
  }

  /** What is being sent would be recorded after the erasure. */
  private static void stopSending(StoreTransaction tx, String patient, Instant now) {
    List<String> busy = tx.exchange().outbox().removePatient(patient, now);
    if (!busy.isEmpty()) {
      throw new ErasureException(
          "Data of the patient is being sent to "
              + String.join(", ", busy)
              + ". Nothing was changed. Wait until the push has ended, then run the same command"
              + " again.");
    }
  }

  private Jobs.Job begin(StoreTransaction tx, ErasurePlan plan) {
    // Waits until an import with rows of the patient has finished its transaction.
    tx.lock(Stream.concat(Stream.of(ErasureRegistry.lock()), patients(plan)).toList());
    Instant now = clock.instant();
    patients(plan).forEach(patient -> stopSending(tx, patient, now));
    erasures.record(tx, registered(plan), now);
    return tx.jobs()
        .begin(
            new Jobs.JobRequest(
                Jobs.JobKind.ERASE,
                "a patient",
                Optional.empty(),
                OptionalLong.empty(),
                erasures.hashList(registered(plan)),
                program,
                ProcessName.description(),
                OptionalLong.empty()),
            now);
  }

  /** Returns the names of the locks against imports of the same patients and visits. */
  private List<String> names(ErasurePlan plan) {
    return store.read(
        tx ->
            patients(plan)
                .flatMap(
                    patient ->
                        Stream.concat(
                            Stream.of(patient),
                            tx.visits().ofPatient(patient).stream()
                                .map(Visits.StoredVisit::visitId)))
                .toList());
  }

  /** Returns the names under which the patients are registered as erased. */
  private List<String> registered(ErasurePlan plan) {
    return plan.mrns().stream().map(patientName).toList();
  }

  private Stream<String> patients(ErasurePlan plan) {
    return plan.mrns().stream().map(clinic::patientId);
  }

  /** What was sent between the plan and the erasure is included. */
  private void deleteLater(StoreTransaction tx, String ehr, ErasurePlan plan) {
    patients(plan)
        .forEach(
            patient ->
                tx.exchange()
                    .deletions()
                    .add(
                        ehr,
                        tx.exchange()
                            .ledger()
                            .remoteOfPatient(patient)
                            .getOrDefault(ehr, List.of()),
                        clock.instant()));
  }

  private void remove(
      StoreTransaction tx, List<String> names, Jobs.Job job, ErasurePlan plan, int filesLeft) {
    // A reindexing at the same time could write removed search values again.
    tx.lock(Stream.concat(names.stream(), Stream.of(OutdatedIndex.LOCK)).toList());
    patients(plan).forEach(tx.patientEraser()::remove);
    tx.jobs().advance(job.key(), REMOVED, Jobs.RowCounts.NONE, clock.instant());
    tx.patientEraser()
        .audit(
            "erase",
            ("%s: %d patients, %d visits, %d versions, %d rows, %d findings;"
                    + " %d files of TPI Bridge cleaned, %d files listed")
                .formatted(
                    job.id(),
                    plan.mrns().size(),
                    plan.amount().visits(),
                    plan.amount().versions(),
                    plan.amount().rows(),
                    plan.amount().findings(),
                    plan.files().stream().filter(found -> !found.isLeft()).count(),
                    filesLeft),
            clock.instant());
  }

  private void end(StoreTransaction tx, Jobs.Job job) {
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, clock.instant());
  }

  /**
   * Completes interrupted erasures: wipes the removed data from the database files. An erasure that
   * was interrupted before it removed anything is complete if a later one removed the same
   * patients, or they were readmitted.
   *
   * @return the jobs that are now finished
   * @throws org.tpibridge.store.database.StoreException if the database fails; call the method
   *     again
   */
  public List<Jobs.Job> finish() {
    List<Jobs.Job> removed =
        store.read(
            tx ->
                tx.jobs().running(Jobs.JobKind.ERASE).stream()
                    .filter(job -> hasRemoved(tx, job))
                    .toList());
    if (removed.isEmpty()) {
      return List.of();
    }
    store.wipeRemoved();
    return removed.stream().flatMap(job -> endUnlessRunning(job).stream()).toList();
  }

  /**
   * Uses the hashes in the job, because a patient with only rejected rows has no Patient resource.
   */
  private boolean hasRemoved(StoreReader tx, Jobs.Job job) {
    if (job.position() == REMOVED) {
      return true;
    }
    Set<String> later =
        tx.jobs().finishedAfter(Jobs.JobKind.ERASE, job.key()).stream()
            .flatMap(PatientErasure::hashes)
            .collect(Collectors.toSet());
    return hashes(job).allMatch(hash -> later.contains(hash) || !erasures.isErasedByHash(tx, hash));
  }

  private static Stream<String> hashes(Jobs.Job job) {
    return Stream.of(job.request().settings().split(" ")).filter(word -> !word.isEmpty());
  }

  private Optional<Jobs.Job> endUnlessRunning(Jobs.Job job) {
    Optional<JobClaim> claim = store.claim(job);
    try {
      if (claim.isEmpty()) {
        return Optional.empty();
      }
      store.update(tx -> end(tx, job));
      return Optional.of(job);
    } finally {
      claim.ifPresent(JobClaim::close);
    }
  }

  /**
   * Returns MRNs of erased patients who are in the store again, for example from a restored backup.
   */
  public List<String> erasedButPresent() {
    return store.read(tx -> erasedButPresent(tx));
  }

  private List<String> erasedButPresent(StoreReader tx) {
    erasures.requireKey(tx);
    return tx.resources().all(PATIENT).stream()
        .map(version -> mrn(read(tx, version)))
        .flatMap(Optional::stream)
        .filter(mrn -> erasures.isErased(tx, patientName.apply(mrn)))
        .toList();
  }
}

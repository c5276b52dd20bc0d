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
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.erasure.PatientEraser;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.search.OutdatedIndex;

/**
 * Removes patients for good; {@code docs/decisions/0014-erasure.md}. Files go first, since only the
 * database tells what to look for in them.
 */
public final class PatientErasure {
  private static final String PATIENT = "Patient";

  /** The position of a job behind the removal; only wiping the files is left then. */
  private static final long REMOVED = 1;

  private final Store store;
  private final ErasureRegistry erasures;
  private final Clinic clinic;
  private final MrnScope owner;
  private final UnaryOperator<String> patientName;
  private final List<VisitReader> readers;
  private final Predicate<Path> isReceivedMessage;
  private final String program;
  private final InstantSource clock;

  /**
   * @param readers read files as imports do, each with other maps
   * @param isReceivedMessage whether a file is a message that a listener stored
   * @param program name and version, for those who look at the job later
   */
  public PatientErasure(
      Store store,
      ErasureRegistry erasures,
      Clinic clinic,
      List<VisitReader> readers,
      Predicate<Path> isReceivedMessage,
      String program,
      InstantSource clock) {
    this(
        store,
        erasures,
        ClinicSources.of(clinic),
        Optional.empty(),
        readers,
        isReceivedMessage,
        program,
        clock);
  }

  /**
   * As above, for patients of one source.
   *
   * @param source of their MRNs; the clinic itself where empty
   */
  public PatientErasure(
      Store store,
      ErasureRegistry erasures,
      ClinicSources sources,
      Optional<String> source,
      List<VisitReader> readers,
      Predicate<Path> isReceivedMessage,
      String program,
      InstantSource clock) {
    this.store = store;
    this.erasures = erasures;
    this.clinic = sources.clinic(source);
    this.owner = new MrnScope(sources, source);
    this.patientName = mrn -> sources.patientName(source, mrn);
    this.readers = List.copyOf(readers);
    this.isReceivedMessage = isReceivedMessage;
    this.program = program;
    this.clock = clock;
  }

  /**
   * Looks for all that is held of a patient, and of all who were merged with it.
   *
   * @param places files and folders to search, beside those that imports wrote
   * @throws ErasureException where no such patient is stored or was erased, or the key of erased
   *     patients is not there
   */
  public ErasurePlan plan(String mrn, List<Path> places) {
    if (mrn.isBlank()) {
      throw new ErasureException("The MRN is empty. Name the patient to be erased.");
    }
    Map<String, String> people = people(mrn);
    ErasurePlan inStore = store.read(tx -> inStore(tx, people));
    // Files may be many and large: not while a transaction keeps others waiting.
    return inStore.with(files(inStore).find(places(places)));
  }

  private ErasurePlan inStore(StoreTransaction tx, Map<String, String> people) {
    erasures.requireKey(tx);
    PatientEraser.PatientDataCounts amount = PatientEraser.PatientDataCounts.NONE;
    List<String> names = new ArrayList<>(people.keySet());
    for (String patient : people.keySet()) {
      amount = amount.plus(tx.patientEraser().countsOf(patient));
      names.addAll(tx.patientEraser().idsOf(patient));
    }
    if (amount.isEmpty()
        && people.values().stream().noneMatch(m -> erasures.isErased(tx, patientName.apply(m)))) {
      throw new ErasureException(
          "No patient with this MRN is in the store, and none was erased. Nothing is done. Check"
              + " the MRN, and that the settings name the right store and the right system of"
              + " MRNs.");
    }
    return new ErasurePlan(
        List.copyOf(people.values()),
        names,
        amount,
        List.of(),
        amount.firstJob().isPresent()
            ? tx.backups().possiblyContaining(amount.firstJob().getAsLong())
            : List.of());
  }

  private PatientFileSearch files(ErasurePlan held) {
    PatientMatcher matcher = new PatientMatcher(owner, held.mrns(), held.names());
    return new PatientFileSearch(store, clinic, readers, isReceivedMessage, matcher);
  }

  private List<Path> places(List<Path> stated) {
    List<String> known = store.read(tx -> List.copyOf(tx.jobFiles().all().keySet()));
    return Stream.of(
            stated.stream(),
            known.stream().map(Path::of).filter(Files::exists),
            store.damagedFiles().stream())
        .flatMap(Function.identity())
        .toList();
  }

  /** MRNs by ids of Patient resources: of the patient, and along the links of merges. */
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
        "The patient is merged with a patient of another source. Nothing is erased. Undo the merge"
            + " (tpi-bridge status lists the job), and erase each of the two with --source.");
  }

  private static Optional<Patient> patient(StoreTransaction tx, String id) {
    return tx.resources().find(PATIENT, id).map(version -> read(tx, version));
  }

  private static Patient read(StoreTransaction tx, Resources.ResourceVersion version) {
    return (Patient) FhirJsonReader.read(tx.resources().content(version.key()));
  }

  private Optional<String> mrn(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(identifier -> clinic.systems().mrn().equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .findFirst();
  }

  /**
   * Erases what was found, as a job: one that is broken off is known by it, and {@link #finish} or
   * another erasure of the patient brings it to its end.
   *
   * @return files that still hold something, or may
   * @throws ErasureException where the patient could come back; nothing is removed then
   * @throws org.tpibridge.store.database.StoreException where the database fails; ask again
   */
  public List<FoundFile> erase(ErasurePlan held) {
    Jobs.Job job = store.write(tx -> begin(tx, held));
    erasures.file(registered(held));
    // Empty where somebody looks at jobs just now; they are told that it is under way.
    Optional<JobClaim> claim = store.claim(job);
    try {
      List<FoundFile> left = files(held).clean(held.files());
      List<String> names = names(held);
      store.write(tx -> remove(tx, names, job, held, left.size()));
      store.wipeRemoved();
      store.write(tx -> ended(tx, job));
      return left;
    } finally {
      claim.ifPresent(JobClaim::close);
    }
  }

  private Jobs.Job begin(StoreTransaction tx, ErasurePlan held) {
    // An import that has rows of the patient at work ends its transaction first.
    tx.lock(Stream.concat(Stream.of(ErasureRegistry.lock()), patients(held)).toList());
    Instant now = clock.instant();
    erasures.record(tx, registered(held), now);
    return tx.jobs()
        .begin(
            new Jobs.JobRequest(
                Jobs.JobKind.ERASE,
                "a patient",
                Optional.empty(),
                OptionalLong.empty(),
                erasures.hashWords(registered(held)),
                program,
                "erase",
                OptionalLong.empty()),
            now);
  }

  /** All that an import must not work on meanwhile. */
  private List<String> names(ErasurePlan held) {
    return store.read(
        tx ->
            patients(held)
                .flatMap(
                    patient ->
                        Stream.concat(
                            Stream.of(patient),
                            tx.visits().ofPatient(patient).stream()
                                .map(Visits.StoredVisit::visitId)))
                .toList());
  }

  /** By what the patients are registered as erased. */
  private List<String> registered(ErasurePlan held) {
    return held.mrns().stream().map(patientName).toList();
  }

  private Stream<String> patients(ErasurePlan held) {
    return held.mrns().stream().map(clinic::patientId);
  }

  private Jobs.Job remove(
      StoreTransaction tx, List<String> names, Jobs.Job job, ErasurePlan held, int filesLeft) {
    // While somebody indexes again, what is removed here could be written once more.
    tx.lock(Stream.concat(names.stream(), Stream.of(OutdatedIndex.LOCK)).toList());
    patients(held).forEach(tx.patientEraser()::remove);
    tx.jobs().advance(job.key(), REMOVED, Jobs.RowCounts.NONE, clock.instant());
    tx.patientEraser()
        .audit(
            "erase",
            "%s: %d patients, %d visits, %d versions, %d rows, %d findings; %d of TPI Bridge's files cleaned, %d files listed"
                .formatted(
                    job.id(),
                    held.mrns().size(),
                    held.amount().visits(),
                    held.amount().versions(),
                    held.amount().rows(),
                    held.amount().findings(),
                    held.files().stream().filter(found -> !found.isLeft()).count(),
                    filesLeft),
            clock.instant());
    return job;
  }

  private Jobs.Job ended(StoreTransaction tx, Jobs.Job job) {
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, clock.instant());
    return job;
  }

  /**
   * Brings erasures that were broken off to their end: wipes what they removed from the database's
   * files. One that was broken off before it removed anything is at its end when a later one has
   * removed the same patients, or they were let in again.
   *
   * @return those that are finished now
   * @throws org.tpibridge.store.database.StoreException where the database fails; ask again
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

  /** Told by the job: of whom all rows were rejected, no Patient resource tells. */
  private boolean hasRemoved(StoreTransaction tx, Jobs.Job job) {
    if (job.position() == REMOVED) {
      return true;
    }
    Set<String> later =
        tx.jobs().finishedAfter(Jobs.JobKind.ERASE, job.key()).stream()
            .flatMap(PatientErasure::hashWords)
            .collect(Collectors.toSet());
    return hashWords(job)
        .allMatch(word -> later.contains(word) || !erasures.isErasedByHash(tx, word));
  }

  private static Stream<String> hashWords(Jobs.Job job) {
    return Stream.of(job.request().settings().split(" ")).filter(word -> !word.isEmpty());
  }

  private Optional<Jobs.Job> endUnlessRunning(Jobs.Job job) {
    Optional<JobClaim> claim = store.claim(job);
    try {
      return claim.map(free -> store.write(tx -> ended(tx, job)));
    } finally {
      claim.ifPresent(JobClaim::close);
    }
  }

  /** MRNs of patients who are in the store though they were erased: a backup brought them back. */
  public List<String> erasedButPresent() {
    return store.read(tx -> erasedButPresent(tx));
  }

  private List<String> erasedButPresent(StoreTransaction tx) {
    erasures.requireKey(tx);
    return tx.resources().all(PATIENT).stream()
        .map(version -> mrn(read(tx, version)))
        .flatMap(Optional::stream)
        .filter(mrn -> erasures.isErased(tx, patientName.apply(mrn)))
        .toList();
  }
}

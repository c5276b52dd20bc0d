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
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.source.VisitReader;
import org.tpibridge.store.Claim;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;
import org.tpibridge.store.erasing.Remains;
import org.tpibridge.store.search.StaleIndex;

/**
 * Removes patients for good; {@code docs/decisions/0014-erasure.md}. Files go first, since only the
 * database tells what to look for in them.
 */
public final class Erasing {
  private static final String PATIENT = "Patient";

  /** The position of a job behind the removal; only wiping the files is left then. */
  private static final long REMOVED = 1;

  private final Store store;
  private final Erasures erasures;
  private final Clinic clinic;
  private final NumberOwner owner;
  private final UnaryOperator<String> named;
  private final List<VisitReader> readers;
  private final Predicate<Path> received;
  private final String program;
  private final InstantSource clock;

  /**
   * @param readers read files as imports do, each with other maps
   * @param received whether a file is a message that a listener stored
   * @param program name and version, for those who look at the job later
   */
  public Erasing(
      Store store,
      Erasures erasures,
      Clinic clinic,
      List<VisitReader> readers,
      Predicate<Path> received,
      String program,
      InstantSource clock) {
    this(store, erasures, Sources.of(clinic), Optional.empty(), readers, received, program, clock);
  }

  /**
   * As above, for patients of one source.
   *
   * @param source of their MRNs; the clinic itself where empty
   */
  public Erasing(
      Store store,
      Erasures erasures,
      Sources sources,
      Optional<String> source,
      List<VisitReader> readers,
      Predicate<Path> received,
      String program,
      InstantSource clock) {
    this.store = store;
    this.erasures = erasures;
    this.clinic = sources.clinic(source);
    this.owner = new NumberOwner(sources, source);
    this.named = mrn -> sources.patientName(source, mrn);
    this.readers = List.copyOf(readers);
    this.received = received;
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
  public Held look(String mrn, List<Path> places) {
    if (mrn.isBlank()) {
      throw new ErasureException("The MRN is empty. Name the patient to be erased.");
    }
    Map<String, String> people = people(mrn);
    Held inStore = store.read(tx -> inStore(tx, people));
    // Files may be many and large: not while a transaction keeps others waiting.
    return inStore.with(files(inStore).look(places(places)));
  }

  private Held inStore(Transaction tx, Map<String, String> people) {
    erasures.requireKey(tx);
    Remains.Amount amount = Remains.Amount.NONE;
    List<String> names = new ArrayList<>(people.keySet());
    for (String patient : people.keySet()) {
      amount = amount.and(tx.remains().of(patient));
      names.addAll(tx.remains().names(patient));
    }
    if (amount.isNothing()
        && people.values().stream().noneMatch(m -> erasures.isErased(tx, named.apply(m)))) {
      throw new ErasureException(
          "No patient with this MRN is in the store, and none was erased. Nothing is done. Check"
              + " the MRN, and that the settings name the right store and the right system of"
              + " MRNs.");
    }
    return new Held(
        List.copyOf(people.values()),
        names,
        amount,
        List.of(),
        amount.firstJob().isPresent()
            ? tx.backups().since(amount.firstJob().getAsLong())
            : List.of());
  }

  private PatientFiles files(Held held) {
    PatientMatcher matcher = new PatientMatcher(owner, held.mrns(), held.names());
    return new PatientFiles(store, clinic, readers, received, matcher);
  }

  private List<Path> places(List<Path> told) {
    List<String> known = store.read(tx -> List.copyOf(tx.jobFiles().all().keySet()));
    return Stream.of(
            told.stream(),
            known.stream().map(Path::of).filter(Files::exists),
            store.putAside().stream())
        .flatMap(Function.identity())
        .toList();
  }

  /** MRNs by ids of Patient resources: of the patient, and along the links of merges. */
  private Map<String, String> people(String mrn) {
    return store.read(
        tx -> {
          Map<String, String> people = new LinkedHashMap<>();
          String number = org.tpibridge.source.telling.Identifier.normalized(mrn);
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
                                  people.put(id, mrn(other).orElseThrow(Erasing::otherSource));
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

  private static Optional<Patient> patient(Transaction tx, String id) {
    return tx.resources().find(PATIENT, id).map(version -> read(tx, version));
  }

  private static Patient read(Transaction tx, Resources.Version version) {
    return (Patient) ResourceReader.read(tx.resources().content(version.key()));
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
   * @throws org.tpibridge.store.StoreException where the database fails; ask again
   */
  public List<FoundFile> erase(Held held) {
    Jobs.Job job = store.write(tx -> begin(tx, held));
    erasures.register(registered(held));
    // Empty where somebody looks at jobs just now; they are told that it is under way.
    Optional<Claim> claim = store.claim(job);
    try {
      List<FoundFile> left = files(held).clean(held.files());
      List<String> names = names(held);
      store.write(tx -> remove(tx, names, job, held, left.size()));
      store.scrub();
      store.write(tx -> ended(tx, job));
      return left;
    } finally {
      claim.ifPresent(Claim::close);
    }
  }

  private Jobs.Job begin(Transaction tx, Held held) {
    // An import that has rows of the patient at work ends its transaction first.
    tx.lock(Stream.concat(Stream.of(Erasures.lock()), patients(held)).toList());
    Instant now = clock.instant();
    erasures.remember(tx, registered(held), now);
    return tx.jobs()
        .begin(
            new Jobs.Plan(
                Jobs.Kind.ERASE,
                "a patient",
                Optional.empty(),
                OptionalLong.empty(),
                erasures.words(registered(held)),
                program,
                "erase",
                OptionalLong.empty()),
            now);
  }

  /** All that an import must not work on meanwhile. */
  private List<String> names(Held held) {
    return store.read(
        tx ->
            patients(held)
                .flatMap(
                    patient ->
                        Stream.concat(
                            Stream.of(patient),
                            tx.visits().ofPatient(patient).stream().map(Visits.Kept::visitId)))
                .toList());
  }

  /** By what the patients are registered as erased. */
  private List<String> registered(Held held) {
    return held.mrns().stream().map(named).toList();
  }

  private Stream<String> patients(Held held) {
    return held.mrns().stream().map(clinic::patientId);
  }

  private Jobs.Job remove(
      Transaction tx, List<String> names, Jobs.Job job, Held held, int filesLeft) {
    // While somebody indexes again, what is removed here could be written once more.
    tx.lock(Stream.concat(names.stream(), Stream.of(StaleIndex.LOCK)).toList());
    patients(held).forEach(tx.remains()::remove);
    tx.jobs().advance(job.key(), REMOVED, Jobs.Counts.NONE, clock.instant());
    tx.remains()
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

  private Jobs.Job ended(Transaction tx, Jobs.Job job) {
    tx.jobs().end(job.key(), Jobs.State.FINISHED, clock.instant());
    return job;
  }

  /**
   * Brings erasures that were broken off to their end: wipes what they removed from the database's
   * files. One that was broken off before it removed anything is at its end when a later one has
   * removed the same patients, or they were let in again.
   *
   * @return those that are finished now
   * @throws org.tpibridge.store.StoreException where the database fails; ask again
   */
  public List<Jobs.Job> finish() {
    List<Jobs.Job> removed =
        store.read(
            tx ->
                tx.jobs().running(Jobs.Kind.ERASE).stream()
                    .filter(job -> hasRemoved(tx, job))
                    .toList());
    if (removed.isEmpty()) {
      return List.of();
    }
    store.scrub();
    return removed.stream().flatMap(job -> endedUnlessUnderWay(job).stream()).toList();
  }

  /** Told by the job: of whom all rows were rejected, no Patient resource tells. */
  private boolean hasRemoved(Transaction tx, Jobs.Job job) {
    if (job.position() == REMOVED) {
      return true;
    }
    Set<String> later =
        tx.jobs().finishedBehind(Jobs.Kind.ERASE, job.key()).stream()
            .flatMap(Erasing::words)
            .collect(Collectors.toSet());
    return words(job).allMatch(word -> later.contains(word) || !erasures.isErasedByWord(tx, word));
  }

  private static Stream<String> words(Jobs.Job job) {
    return Stream.of(job.plan().settings().split(" ")).filter(word -> !word.isEmpty());
  }

  private Optional<Jobs.Job> endedUnlessUnderWay(Jobs.Job job) {
    Optional<Claim> claim = store.claim(job);
    try {
      return claim.map(free -> store.write(tx -> ended(tx, job)));
    } finally {
      claim.ifPresent(Claim::close);
    }
  }

  /** MRNs of patients who are in the store though they were erased: a backup brought them back. */
  public List<String> returned() {
    return store.read(tx -> returned(tx));
  }

  private List<String> returned(Transaction tx) {
    erasures.requireKey(tx);
    return tx.resources().all(PATIENT).stream()
        .map(version -> mrn(read(tx, version)))
        .flatMap(Optional::stream)
        .filter(mrn -> erasures.isErased(tx, named.apply(mrn)))
        .toList();
  }
}

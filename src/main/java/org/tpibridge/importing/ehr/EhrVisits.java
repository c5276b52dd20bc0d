package org.tpibridge.importing.ehr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.RowResult;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.ehr.PulledVisit.VisitIdentifier;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.upsert.ScoreTime;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.restore.RestoredVisit;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.terminology.Terminology;

/**
 * Imports visits that another bridge sent to an EHR, and recognizes its patients and visits by
 * their identifiers. The EHR is recorded as the origin, so that nothing is sent back to it.
 */
public final class EhrVisits implements AutoCloseable {

  /** The result for one visit. */
  public enum EhrVisitState {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** The store has the visit from elsewhere. */
    EXISTS,
    /** The EHR does not have all of its resources. */
    INCOMPLETE,
    /** It has errors, or its patient was erased. */
    REJECTED,
    /** The EHR marks it as entered in error; nothing is changed here. */
    WITHDRAWN,
    /** The EHR marks it as entered in error; it came from there, and was retracted here. */
    RETRACTED
  }

  /**
   * The result for one visit.
   *
   * @param visit key of the visit in the store
   * @param findings they may quote patient data
   */
  public record VisitOutcome(
      PulledVisit pulled, EhrVisitState outcome, OptionalLong visit, List<Finding> findings) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "VisitOutcome[" + outcome + "]";
    }
  }

  private final Store store;
  private final ClinicSources sources;
  private final Terminology terminology;
  private final ErasureRegistry erasures;
  private final String settings;
  private final EhrChanges changes;
  private final Supplier<VisitImporter> importers;
  private Optional<VisitImporter> importer = Optional.empty();

  /** The clinic's systems, and those of the other sources, by the name of the source. */
  private final Map<Optional<String>, IdentifierSystemUris> systems;

  /**
   * @param erasures recognizes erased patients
   * @param settings a fingerprint of the settings, recorded with the job
   * @param changes applies what the EHR changed
   * @param importers asked when the first visit is imported; the importer is closed with this
   */
  public EhrVisits(
      Store store,
      ClinicSources sources,
      Terminology terminology,
      ErasureRegistry erasures,
      String settings,
      EhrChanges changes,
      Supplier<VisitImporter> importers) {
    this.store = store;
    this.sources = sources;
    this.terminology = terminology;
    this.erasures = erasures;
    this.settings = settings;
    this.changes = changes;
    this.importers = importers;
    this.systems = new TreeMap<>((one, other) -> one.orElse("").compareTo(other.orElse("")));
    systems.put(Optional.empty(), sources.clinic().systems());
    sources.bySource().forEach((name, of) -> systems.put(Optional.of(name), of));
  }

  /**
   * The clinic's day of a time that an EHR states.
   *
   * @param measured a FHIR dateTime, at least to the day
   */
  public LocalDate day(String measured) {
    return ScoreTime.day(measured, sources.clinic().zone());
  }

  /** Applies what the EHR changed. */
  public EhrChanges changes() {
    return changes;
  }

  /**
   * Finds the id that a patient has in this store, or would have after an import.
   *
   * @return empty if the patient has no MRN of the clinic, or was erased here
   */
  public Optional<String> patientId(Patient theirs) {
    return systems.keySet().stream()
        .flatMap(
            source ->
                values(theirs.getIdentifier(), systems.get(source).mrn())
                    .filter(mrn -> isAdmitted(source, mrn))
                    .map(mrn -> sources.clinic(source).patientId(mrn)))
        .findFirst();
  }

  private boolean isAdmitted(Optional<String> source, String mrn) {
    return store.read(tx -> !erasures.isErased(tx, sources.patientName(source, mrn)));
  }

  /** Finds the identifier of a visit, if it is one of the clinic's. */
  public Optional<VisitIdentifier> visit(Encounter theirs) {
    return systems.entrySet().stream()
        .flatMap(
            entry ->
                values(theirs.getIdentifier(), entry.getValue().visit())
                    .map(id -> new VisitIdentifier(entry.getKey(), entry.getValue().visit(), id)))
        .findFirst();
  }

  /** Whether identifiers of a system are those of visits, or of parts of visits. */
  public boolean isOfVisits(String system) {
    return systems.values().stream()
        .anyMatch(of -> of.visit().equals(system) || of.item().equals(system));
  }

  /** The system of the identifiers of parts of a visit. */
  public String itemSystem(VisitIdentifier visit) {
    return systems.get(visit.source()).item();
  }

  private static Stream<String> values(List<Identifier> identifiers, String system) {
    return identifiers.stream()
        .filter(identifier -> system.equals(identifier.getSystem()) && identifier.hasValue())
        .map(Identifier::getValue);
  }

  /** Whether the store has a visit that it did not pull from this EHR. */
  public boolean isFromElsewhere(String ehr, VisitIdentifier visit) {
    return store.read(
        tx ->
            tx.visits()
                .find(visit.system(), visit.visitId())
                .filter(stored -> !tx.ehrOf(stored).equals(Optional.of(ehr)))
                .isPresent());
  }

  /**
   * Imports visits as one job. Each is mapped and checked as any other visit.
   *
   * @param ehr the name of the EHR that they were pulled from
   */
  public List<VisitOutcome> importAll(String ehr, List<PulledVisit> visits) {
    List<VisitOutcome> outcomes = new ArrayList<>();
    List<PulledVisit> restored = new ArrayList<>();
    List<ReadResult> read = new ArrayList<>();
    for (PulledVisit visit : visits) {
      if (isFromElsewhere(ehr, visit.key())) {
        outcomes.add(result(visit, EhrVisitState.EXISTS, List.of()));
        continue;
      }
      RestoredVisit result =
          new VisitRestorer(systems.get(visit.key().source()), terminology).restore(visit.bundle());
      if (result.visit().isEmpty()) {
        outcomes.add(result(visit, EhrVisitState.INCOMPLETE, result.findings()));
      } else {
        restored.add(visit);
        read.add(record(ehr, visit, result));
      }
    }
    if (!read.isEmpty()) {
      List<RowResult> rows = new ArrayList<>();
      importer()
          .run(
              ehr,
              read,
              new ImportOptions(false, settings, false, Optional.empty(), JobOrigin.ehr(ehr)),
              rows::add);
      for (RowResult row : rows) {
        PulledVisit visit = restored.get((int) row.result().ordinal() - 1);
        outcomes.add(result(visit, outcome(row), row.storedFindings()));
      }
    }
    return outcomes;
  }

  /**
   * Retracts the visits that came from an EHR, which marks them as entered in error.
   *
   * @return the state of each visit, and its key if the store has it
   */
  public List<Withdrawal> withdraw(String ehr, List<VisitIdentifier> visits) {
    List<Long> keys = new ArrayList<>();
    visits.forEach(visit -> find(visit).ifPresent(keys::add));
    List<Long> retracted = changes.withdrawals().withdraw(ehr, keys);
    return visits.stream()
        .map(
            visit -> {
              OptionalLong key = find(visit);
              boolean done = key.isPresent() && retracted.contains(key.getAsLong());
              return new Withdrawal(done ? EhrVisitState.RETRACTED : EhrVisitState.WITHDRAWN, key);
            })
        .toList();
  }

  /**
   * Adds pain scores of an EHR to the visit that they were recorded for; also changes and removes
   * them.
   *
   * @param visit key of the visit
   * @param accepted {@code Type/id} at the EHR of scores that a person decided about
   */
  public ScoreUpdate updateScores(String ehr, long visit, Set<String> accepted) {
    return new ScoreImport(store, sources, terminology, systems, settings, changes.clock())
        .update(ehr, visit, accepted, importer());
  }

  /**
   * The result of a withdrawal.
   *
   * @param visit key of the visit in the store
   */
  public record Withdrawal(EhrVisitState state, OptionalLong visit) {}

  private OptionalLong find(VisitIdentifier visit) {
    return store.<OptionalLong>read(
        tx ->
            tx.visits()
                .find(visit.system(), visit.visitId())
                .map(stored -> OptionalLong.of(stored.key()))
                .orElse(OptionalLong.empty()));
  }

  private VisitImporter importer() {
    if (importer.isEmpty()) {
      importer = Optional.of(importers.get());
    }
    return importer.get();
  }

  private static ReadResult record(String ehr, PulledVisit visit, RestoredVisit restored) {
    Place place = new Place.Whole(ehr);
    return new ReadResult.Read(
        restored.visit().orElseThrow(),
        visit.key().source(),
        field -> Optional.empty(),
        place,
        HexFormat.of()
            .formatHex(Sha256.newDigest().digest(FhirJsonWriter.compact().bytes(visit.bundle()))),
        List.of(),
        restored.findings().stream().map(finding -> finding.at(place)).toList());
  }

  private VisitOutcome result(PulledVisit visit, EhrVisitState outcome, List<Finding> findings) {
    return new VisitOutcome(visit, outcome, find(visit.key()), findings);
  }

  private static EhrVisitState outcome(RowResult row) {
    return switch (row.outcome()) {
      case CREATED -> EhrVisitState.CREATED;
      case UPDATED -> EhrVisitState.UPDATED;
      case UNCHANGED -> EhrVisitState.UNCHANGED;
      default -> EhrVisitState.REJECTED;
    };
  }

  @Override
  public void close() {
    importer.ifPresent(VisitImporter::close);
  }
}

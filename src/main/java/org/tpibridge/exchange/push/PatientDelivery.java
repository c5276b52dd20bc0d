package org.tpibridge.exchange.push;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.PushPolicy;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.matching.DocumentedVisits;
import org.tpibridge.exchange.matching.MatchResult;
import org.tpibridge.exchange.matching.PatientRecordSearch;
import org.tpibridge.exchange.matching.ReferenceMatching;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.SendMethods;
import org.tpibridge.exchange.push.PatientSnapshot.VisitContent;
import org.tpibridge.exchange.push.VisitPlanner.VisitPlan;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/**
 * Sends what is stored about one patient to one EHR: looks up lost answers, finds the patient
 * there, and sends each visit that differs from what the EHR has, in the order of the visits.
 */
final class PatientDelivery {
  private static final String PATIENT = "Patient";

  private final PushTarget target;
  private final EhrCapabilities capabilities;
  private final boolean readFirst;
  private final PushCounts counts;
  private final ReadBack readBack;
  private final Function<String, DeliveryRecorder> recorders;
  private final PushPolicy policy;
  private final VisitPlanner planner;
  private final SendMethods methods;

  /**
   * @param readFirst whether the EHR may have what the ledger does not list
   * @param recorders makes the recorder of a patient
   */
  PatientDelivery(
      PushTarget target,
      EhrCapabilities capabilities,
      boolean readFirst,
      PushCounts counts,
      ReadBack readBack,
      Function<String, DeliveryRecorder> recorders) {
    this.target = target;
    this.recorders = recorders;
    this.readBack = readBack;
    this.capabilities = capabilities;
    this.readFirst = readFirst;
    this.counts = counts;
    this.policy = target.settings().push();
    this.methods = new SendMethods(capabilities);
    this.planner = new VisitPlanner(target.settings(), methods);
  }

  Outcome deliver(String patientId) {
    DeliveryRecorder recorder = recorders.apply(patientId);
    PatientSnapshot snapshot = read(patientId);
    if (snapshot.patient().isEmpty() || !isPilot(snapshot)) {
      return Outcome.DONE;
    }
    List<LedgerEntry> unresolved = unresolved(snapshot);
    if (!unresolved.isEmpty()) {
      recorder.abandoned(unresolved);
      Optional<String> remote = remotePatient(snapshot);
      Outcome resolved =
          new Reconciliation(target, capabilities, recorder).resolve(snapshot, unresolved, remote);
      counts.resolved(unresolved.size());
      if (!resolved.isDone()) {
        return resolved;
      }
      snapshot = read(patientId);
    }
    return deliver(snapshot, recorder);
  }

  private PatientSnapshot read(String patientId) {
    return target.store().read(tx -> new SnapshotReader(tx, target.name()).read(patientId));
  }

  private boolean isPilot(PatientSnapshot snapshot) {
    if (policy.pilotPatients().isEmpty()) {
      return true;
    }
    Patient patient = (Patient) FhirJsonReader.read(snapshot.patient().orElseThrow().json());
    return patient.getIdentifier().stream()
        .anyMatch(identifier -> policy.pilotPatients().contains(identifier.getValue()));
  }

  private static List<LedgerEntry> unresolved(PatientSnapshot snapshot) {
    return snapshot.ledger().values().stream()
        .filter(
            entry -> entry.state() == LedgerState.SENDING || entry.state() == LedgerState.UNKNOWN)
        .filter(entry -> entry.remoteReference().isEmpty())
        .toList();
  }

  private static Optional<String> remotePatient(PatientSnapshot snapshot) {
    return Optional.ofNullable(snapshot.matches().get(PATIENT + "/" + snapshot.patientId()))
        .flatMap(EhrMatch::remoteReference);
  }

  private Outcome deliver(PatientSnapshot snapshot, DeliveryRecorder recorder) {
    List<VisitPlan> plans = new ArrayList<>();
    for (VisitContent visit : snapshot.visits()) {
      if (planner.isInScope(visit)) {
        VisitPlan plan = planner.plan(snapshot, visit);
        if (plan.isEmpty()) {
          counts.unchangedVisit();
        } else {
          plans.add(plan);
        }
      }
    }
    Optional<PlannedResource> correction = patientCorrection(snapshot);
    if (plans.isEmpty() && correction.isEmpty()) {
      return Outcome.DONE;
    }
    ReferenceTargets targets = ReferenceTargets.of(snapshot);
    List<LocalResource> missing = new ArrayList<>();
    Outcome matched = matchPatient(snapshot, recorder, targets, missing);
    if (!matched.isDone()) {
      return matched;
    }
    // Of a patient that this delivery creates, the EHR has no other visits.
    boolean isNewPatient = missing.contains(snapshot.patient().orElseThrow());
    Outcome outcome = Outcome.DONE;
    if (correction.isPresent()) {
      outcome = sender(recorder).send(correction.get(), targets);
      counts.add(correction.get(), outcome);
    }
    for (VisitPlan plan : plans) {
      if (outcome.isDone() || outcome.kind() == Outcome.Kind.REFUSED) {
        Outcome result = deliver(plan, snapshot, recorder, targets, missing, isNewPatient);
        if (result.isDone()) {
          counts.sentVisit();
        }
        outcome = outcome.worse(result);
      }
    }
    return outcome;
  }

  /** A patient record that this program created there is kept up to date. */
  private Optional<PlannedResource> patientCorrection(PatientSnapshot snapshot) {
    LocalResource patient = snapshot.patient().orElseThrow();
    LedgerEntry sent = snapshot.ledger().get(patient.name());
    EhrMatch match = snapshot.matches().get(patient.name());
    if (!policy.createReferences()
        || sent == null
        || match == null
        || match.method() != MatchMethod.CREATED
        || sent.version() == patient.version().key()
        || Arrays.equals(sent.hash(), patient.version().hash())) {
      return Optional.empty();
    }
    return Optional.of(
        new PlannedResource(patient, SendAction.UPDATE, methods.of(PATIENT), Optional.of(sent)));
  }

  /**
   * @param missing receives shared resources that the EHR does not have and that may be created
   */
  private Outcome matchPatient(
      PatientSnapshot snapshot,
      DeliveryRecorder recorder,
      ReferenceTargets targets,
      List<LocalResource> missing) {
    LocalResource patient = snapshot.patient().orElseThrow();
    if (targets.of(patient.name()).isPresent()) {
      return Outcome.DONE;
    }
    Patient ours = (Patient) FhirJsonReader.read(patient.json());
    MatchResult result =
        new PatientRecordSearch(target.client(), capabilities, target.settings().matching())
            .match(ours);
    if (result instanceof MatchResult.Matched matched) {
      return matched(patient, matched, recorder, targets);
    }
    if (result instanceof MatchResult.Failed failed) {
      return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
    }
    if (result instanceof MatchResult.None none) {
      if (policy.createReferences()) {
        missing.add(patient);
        return Outcome.DONE;
      }
      return review(recorder, patient, List.of(), none.explanation());
    }
    MatchResult.Undecided undecided = (MatchResult.Undecided) result;
    return review(recorder, patient, undecided.candidates(), undecided.explanation());
  }

  /** Two patients of this store cannot be one patient of the EHR. */
  private Outcome matched(
      LocalResource patient,
      MatchResult.Matched matched,
      DeliveryRecorder recorder,
      ReferenceTargets targets) {
    boolean taken =
        target
            .store()
            .read(tx -> tx.exchange().matches().findRemote(target.name(), matched.remote()))
            .stream()
            .anyMatch(other -> !other.localReference().equals(patient.name()));
    if (taken) {
      return review(
          recorder,
          patient,
          List.of(matched.remote()),
          "Another patient of this store is matched with the same record. "
              + matched.explanation());
    }
    recorder.matched(
        patient, Optional.of(matched.remote()), matched.method(), matched.explanation());
    targets.set(patient.name(), matched.remote());
    counts.matchedPatient();
    return Outcome.DONE;
  }

  private Outcome review(
      DeliveryRecorder recorder,
      LocalResource patient,
      List<String> candidates,
      String explanation) {
    recorder.review(
        new NewReview(
            target.name(),
            recorder.patientId(),
            ReviewKind.PATIENT,
            patient.name(),
            candidates,
            explanation));
    return Outcome.of(Outcome.Kind.REVIEW, "the patient is not found with certainty");
  }

  private Outcome deliver(
      VisitPlan plan,
      PatientSnapshot snapshot,
      DeliveryRecorder recorder,
      ReferenceTargets targets,
      List<LocalResource> missing,
      boolean isNewPatient) {
    recordWithoutRequest(plan, recorder);
    if (plan.requests().isEmpty() && !plan.needs(SendAction.DOCUMENT)) {
      return Outcome.DONE;
    }
    Optional<String> patient = targets.of(PATIENT + "/" + snapshot.patientId());
    if (plan.isNew() && patient.isPresent() && !isNewPatient) {
      Outcome documented = checkDocumented(plan, snapshot, recorder, patient.get());
      if (!documented.isDone()) {
        return documented;
      }
    }
    Outcome references = matchReferences(plan, snapshot, recorder, targets, missing, patient);
    if (!references.isDone()) {
      return references;
    }
    if (readFirst) {
      // The ledger may be older than the EHR, so nothing is created before the EHR was searched.
      Outcome read = readBeforeCreate(plan, snapshot, recorder, patient);
      if (!read.isDone()) {
        return read;
      }
    }
    if (plan.requests().stream().noneMatch(one -> one.choice().method().isTransaction())) {
      Outcome created = createMissing(recorder, targets, missing);
      if (!created.isDone()) {
        return created;
      }
    }
    Outcome outcome = Outcome.DONE;
    List<PlannedResource> together =
        plan.requests().stream().filter(one -> one.choice().method().isTransaction()).toList();
    if (!together.isEmpty()) {
      outcome =
          new TransactionSender(target, recorder, preparation(recorder), readBack)
              .send(
                  together.get(0).resource().version().visit(),
                  together,
                  List.copyOf(missing),
                  targets);
      Outcome result = outcome;
      together.forEach(one -> counts.add(one, result));
      if (outcome.isDone()) {
        missing.clear();
      }
    }
    List<PlannedResource> parts =
        new ArrayList<>(
            plan.resources().stream().filter(one -> one.action() == SendAction.DOCUMENT).toList());
    boolean canBeDocumented = methods.asDocument("").method() == SendMethod.DOCUMENT;
    List<PlannedResource> single =
        plan.requests().stream().filter(one -> !one.choice().method().isTransaction()).toList();
    for (PlannedResource one : DependencyOrder.of(single)) {
      if (outcome.isDone() || outcome.kind() == Outcome.Kind.REFUSED) {
        Outcome result = sender(recorder).send(one, targets);
        if (result.kind() == Outcome.Kind.REFUSED
            && one.action() == SendAction.CREATE
            && canBeDocumented) {
          parts.add(one);
        } else {
          counts.add(one, result);
          outcome = outcome.worse(result);
        }
      }
    }
    if (!parts.isEmpty() && (outcome.isDone() || outcome.kind() == Outcome.Kind.REFUSED)) {
      outcome =
          outcome.worse(
              new DocumentSender(target.settings(), recorder, sender(recorder), methods, counts)
                  .send(plan.visit(), parts, snapshot, targets));
    }
    return outcome;
  }

  /**
   * Creates what visits refer to, for an EHR without transactions. If the EHR accepts no patients,
   * nothing of the patient is sent: no resource may be without its patient.
   */
  private Outcome createMissing(
      DeliveryRecorder recorder, ReferenceTargets targets, List<LocalResource> missing) {
    List<PlannedResource> planned =
        missing.stream()
            .map(
                one ->
                    new PlannedResource(
                        one, SendAction.CREATE, methods.of(one.type()), Optional.empty()))
            .toList();
    for (PlannedResource one : DependencyOrder.of(planned)) {
      boolean isPatient = one.resource().type().equals(PATIENT);
      if (one.choice().method().isResource()) {
        Outcome outcome = sender(recorder).send(one, targets);
        counts.add(one, outcome);
        if (!outcome.isDone() && (isPatient || outcome.kind() != Outcome.Kind.REFUSED)) {
          return outcome;
        }
        targets
            .of(one.name())
            .ifPresent(
                remote ->
                    recorder.matched(
                        one.resource(),
                        Optional.of(remote),
                        MatchMethod.CREATED,
                        "created before the first visit"));
      } else if (isPatient) {
        return review(
            recorder, one.resource(), List.of(), "No record was found, and the EHR accepts none.");
      }
    }
    missing.clear();
    return Outcome.DONE;
  }

  private ResourceSender sender(DeliveryRecorder recorder) {
    return new ResourceSender(target, recorder, preparation(recorder), readBack);
  }

  private Preparation preparation(DeliveryRecorder recorder) {
    return new Preparation(
        target.client(),
        target.store(),
        target.name(),
        target.settings().conflicts()::winner,
        decisions(recorder.patientId()));
  }

  /** The latest decisions of persons about conflicts of the patient, by resource. */
  private Map<String, Winner> decisions(String patientId) {
    Map<String, Winner> decisions = new HashMap<>();
    target.store().read(tx -> tx.exchange().reviews().ofPatient(target.name(), patientId)).stream()
        .filter(review -> !review.open() && review.item().kind() == ReviewKind.CONFLICT)
        .forEach(
            review ->
                decisions.put(
                    review.item().localReference(),
                    review.resolution().orElse("").equals("clinic") ? Winner.CLINIC : Winner.EHR));
    return decisions;
  }

  private void recordWithoutRequest(VisitPlan plan, DeliveryRecorder recorder) {
    List<PlannedResource> excluded = plan.with(SendAction.EXCLUDE);
    recorder.set(excluded, LedgerState.EXCLUDED);
    excluded.forEach(one -> counts.add(one, Outcome.DONE));
    NotTransmittable.record(plan.with(SendAction.NOT_TRANSMITTABLE), recorder, counts);
  }

  private Outcome checkDocumented(
      VisitPlan plan, PatientSnapshot snapshot, DeliveryRecorder recorder, String patient) {
    Optional<LocalResource> session =
        plan.visit().resources().stream()
            .filter(one -> one.type().equals("Procedure") && !one.deleted())
            .filter(one -> !((Procedure) FhirJsonReader.read(one.json())).hasPartOf())
            .findFirst();
    if (session.isEmpty() || isAllowedTwice(session.get())) {
      return Outcome.DONE;
    }
    Set<String> sent =
        snapshot.ledger().values().stream()
            .flatMap(entry -> entry.remoteReference().stream())
            .collect(Collectors.toSet());
    DocumentedVisits.Result result =
        new DocumentedVisits(target.client(), capabilities)
            .find((Procedure) FhirJsonReader.read(session.get().json()), patient, sent);
    if (result instanceof DocumentedVisits.Result.Failed failed) {
      return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
    }
    List<String> found = ((DocumentedVisits.Result.Found) result).procedures();
    if (found.isEmpty()) {
      return Outcome.DONE;
    }
    recorder.review(
        new NewReview(
            target.name(),
            recorder.patientId(),
            ReviewKind.DOCUMENTED_VISIT,
            session.get().name(),
            found,
            "The EHR already has a procedure of this patient with the same day and CPT code."));
    return Outcome.of(Outcome.Kind.REVIEW, "the EHR already documents the visit");
  }

  /** A person decided that the visit is another one. */
  private boolean isAllowedTwice(LocalResource session) {
    return target
        .store()
        .read(tx -> tx.exchange().matches().find(target.name(), session.name()))
        .filter(match -> match.method() == MatchMethod.PERSON)
        .isPresent();
  }

  private Outcome matchReferences(
      VisitPlan plan,
      PatientSnapshot snapshot,
      DeliveryRecorder recorder,
      ReferenceTargets targets,
      List<LocalResource> missing,
      Optional<String> patient) {
    ReferenceMatching matching =
        new ReferenceMatching(target.client(), capabilities, target.settings().matching());
    List<LocalResource> wanted =
        new ArrayList<>(
            snapshot.shared().values().stream()
                .filter(one -> VisitPlanner.MATCHED.contains(one.type()))
                .filter(one -> !one.type().equals(PATIENT))
                .toList());
    if (!policy.createReferences()) {
      plan.visit().resources().stream()
          .filter(one -> one.type().equals("Encounter") && !one.deleted())
          .forEach(wanted::add);
    }
    for (LocalResource one : wanted) {
      boolean decided =
          targets.of(one.name()).isPresent()
              || snapshot.matches().containsKey(one.name())
              || missing.contains(one);
      if (!decided) {
        MatchResult result = match(matching, one, plan, patient);
        if (result instanceof MatchResult.Failed failed) {
          return Outcome.ofFailedRead(ReplyVerdict.of(failed.reply()));
        }
        if (result instanceof MatchResult.Matched matched) {
          recorder.matched(
              one, Optional.of(matched.remote()), matched.method(), matched.explanation());
          targets.set(one.name(), matched.remote());
        } else if (policy.createReferences()) {
          missing.add(one);
        }
      }
    }
    return Outcome.DONE;
  }

  private static MatchResult match(
      ReferenceMatching matching, LocalResource one, VisitPlan plan, Optional<String> patient) {
    Resource ours = FhirJsonReader.read(one.json());
    if (ours instanceof Encounter encounter) {
      LocalDate day = plan.visit().visit().identity().day();
      return patient
          .map(remote -> matching.encounter(encounter, remote, day))
          .orElse(new MatchResult.None("The patient is new."));
    }
    return matching.byIdentifier(ours);
  }

  private Outcome readBeforeCreate(
      VisitPlan plan,
      PatientSnapshot snapshot,
      DeliveryRecorder recorder,
      Optional<String> patient) {
    List<LedgerEntry> asUnknown =
        plan.resources().stream()
            .filter(one -> one.action() == SendAction.CREATE)
            .map(
                one ->
                    StoredDeliveries.entry(target, recorder.patientId(), one, LedgerState.UNKNOWN))
            .toList();
    Outcome outcome =
        new Reconciliation(target, capabilities, recorder).resolve(snapshot, asUnknown, patient);
    if (!outcome.isDone()) {
      return outcome;
    }
    boolean found =
        !read(recorder.patientId()).ledger().keySet().equals(snapshot.ledger().keySet());
    return found ? Outcome.of(Outcome.Kind.REPLAN, "the EHR has resources of the visit") : outcome;
  }
}

package org.tpibridge.exchange.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.exchange.planning.PatientSnapshot.VisitContent;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.SendMethods;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.WriteProfile;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Decides what has to be done for a visit, by comparing the store with the ledger. */
public final class VisitPlanner {
  /** These are matched with records of the EHR. */
  public static final Set<String> MATCHED =
      Set.of("Patient", "Practitioner", "Organization", "Location", "Encounter");

  private static final String ALLERGY = "AllergyIntolerance";

  private final String ehr;
  private final PushPolicy policy;
  private final WriteProfile writes;
  private final SendMethods methods;

  public VisitPlanner(EhrSettings settings, SendMethods methods) {
    this.ehr = settings.name();
    this.policy = settings.push();
    this.writes = settings.writes();
    this.methods = methods;
  }

  /**
   * A visit and what has to be done for it.
   *
   * @param resources in the order of the visit
   */
  public record VisitPlan(VisitContent visit, List<PlannedResource> resources) {

    public List<PlannedResource> requests() {
      return resources.stream().filter(one -> one.action().isRequest()).toList();
    }

    public List<PlannedResource> with(SendAction action) {
      return resources.stream().filter(one -> one.action() == action).toList();
    }

    public boolean needs(SendAction action) {
      return !with(action).isEmpty();
    }

    /** Whether the EHR has nothing of the visit, and will have something. */
    public boolean isNew() {
      return resources.stream().noneMatch(one -> one.remote().isPresent())
          && (needs(SendAction.CREATE) || needs(SendAction.DOCUMENT));
    }

    public boolean isEmpty() {
      return resources.stream().allMatch(one -> one.action() == SendAction.NONE);
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return visit.toString();
    }
  }

  /** Whether the settings allow to send the visit at all. */
  public boolean isInScope(VisitContent visit) {
    boolean foreign = visit.ehr().isPresent();
    if (foreign && (!policy.forward() || visit.ehr().get().equals(ehr))) {
      return false;
    }
    LocalDate day = visit.visit().identity().day();
    boolean historical = policy.newVisitsFrom().filter(day::isBefore).isPresent();
    return policy.sendFrom().map(from -> !day.isBefore(from)).orElse(true)
        && (!historical || visit.pushed());
  }

  public VisitPlan plan(PatientSnapshot snapshot, VisitContent visit) {
    List<PlannedResource> planned = new ArrayList<>();
    for (LocalResource resource : visit.resources()) {
      if ((!resource.type().equals("Encounter") || policy.createReferences())
          && !isRecordOfEhr(snapshot, resource)) {
        planned.add(planned(snapshot, resource));
      }
    }
    snapshot.shared().values().stream()
        .filter(resource -> resource.type().equals(ALLERGY))
        .filter(resource -> isStatedBy(visit, resource))
        .forEach(resource -> planned.add(planned(snapshot, resource)));
    return new VisitPlan(visit, planned);
  }

  /**
   * Whether the EHR has a record that is the same, such as a procedure that it documents itself.
   * Such a record is referred to, and neither created a second time nor changed.
   */
  private static boolean isRecordOfEhr(PatientSnapshot snapshot, LocalResource resource) {
    EhrMatch match = snapshot.matches().get(resource.name());
    return match != null
        && match.remoteReference().isPresent()
        && !snapshot.ledger().containsKey(resource.name());
  }

  private static boolean isStatedBy(VisitContent visit, LocalResource shared) {
    return visit.resources().stream()
        .anyMatch(
            resource ->
                resource.type().equals("Provenance")
                    && !resource.deleted()
                    && new String(resource.json(), UTF_8).contains("\"" + shared.name() + "\""));
  }

  private PlannedResource planned(PatientSnapshot snapshot, LocalResource resource) {
    Optional<LedgerEntry> before = Optional.ofNullable(snapshot.ledger().get(resource.name()));
    boolean atEhr = before.filter(LedgerEntry::isAtEhr).isPresent();
    Choice choice =
        isInDocument(before)
            ? methods.asDocument("it was sent in the document of the visit")
            : atEhr ? methods.ofUpdate(resource.type()) : methods.of(resource.type());
    if (!atEhr && choice.method().isResource()) {
      Optional<String> refusal =
          writes.types().containsKey(resource.type())
              ? writes.refusal(FhirJsonReader.read(resource.json()))
              : Optional.empty();
      if (refusal.isPresent()) {
        choice = methods.asDocument(refusal.get());
      }
    }
    return new PlannedResource(resource, action(resource, choice, before), choice, before);
  }

  /** Whether the EHR has it as a part of a document, not as a separate resource. */
  private static boolean isInDocument(Optional<LedgerEntry> before) {
    return before
        .filter(LedgerEntry::isAtEhr)
        .filter(
            entry -> {
              String local = entry.localReference();
              String type = local.substring(0, local.indexOf('/') + 1);
              return !entry.remoteReference().orElseThrow().startsWith(type);
            })
        .isPresent();
  }

  private SendAction action(LocalResource resource, Choice choice, Optional<LedgerEntry> before) {
    boolean same =
        before.filter(entry -> Arrays.equals(entry.hash(), resource.version().hash())).isPresent();
    if (before.filter(LedgerEntry::isAtEhr).isPresent()) {
      if (same && before.get().state() != LedgerState.SENDING) {
        return SendAction.NONE;
      }
      if (choice.method().isDocument()) {
        return SendAction.DOCUMENT;
      }
      if (resource.deleted()) {
        return SendAction.DELETE;
      }
      if (choice.method() == SendMethod.NONE) {
        return SendAction.NOT_TRANSMITTABLE;
      }
      return resource.retracted() ? SendAction.RETRACT : SendAction.UPDATE;
    }
    Optional<LedgerState> state = before.map(LedgerEntry::state);
    if (resource.deleted()
        || resource.retracted()
        || state.equals(Optional.of(LedgerState.REMOVED))) {
      return SendAction.NONE;
    }
    if (policy.unsentTypes().contains(resource.type())) {
      return same && state.equals(Optional.of(LedgerState.EXCLUDED))
          ? SendAction.NONE
          : SendAction.EXCLUDE;
    }
    if (same && state.equals(Optional.of(LedgerState.REFUSED))) {
      return methods.hasDocuments() ? SendAction.DOCUMENT : SendAction.NONE;
    }
    if (choice.method() == SendMethod.NONE) {
      return same && state.equals(Optional.of(LedgerState.NOT_TRANSMITTABLE))
          ? SendAction.NONE
          : SendAction.NOT_TRANSMITTABLE;
    }
    return choice.method().isDocument() ? SendAction.DOCUMENT : SendAction.CREATE;
  }
}

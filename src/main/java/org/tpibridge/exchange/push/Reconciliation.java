package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.client.EhrSearch.SearchResult;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.outgoing.OutgoingResources;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.TypeCapabilities;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.mapping.transaction.TransactionEntries;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;

/**
 * Resolves requests whose answers were lost: looks in the EHR for what may have been created,
 * before anything is sent again.
 */
final class Reconciliation {
  private final PushTarget target;
  private final EhrCapabilities capabilities;
  private final DeliveryRecorder recorder;

  Reconciliation(PushTarget target, EhrCapabilities capabilities, DeliveryRecorder recorder) {
    this.target = target;
    this.capabilities = capabilities;
    this.recorder = recorder;
  }

  /** What was found for one entry. */
  private sealed interface Search {
    record Found(List<Resource> resources) implements Search {}

    record Failed(EhrReply reply) implements Search {}

    /** The EHR cannot be searched for it. */
    record Impossible() implements Search {}
  }

  /**
   * @param patient {@code Patient/id} at the EHR, if it is known
   */
  Outcome resolve(
      PatientSnapshot snapshot, List<LedgerEntry> unresolved, Optional<String> patient) {
    Map<String, LocalResource> resources =
        snapshot.visits().stream()
            .flatMap(visit -> visit.resources().stream())
            .collect(Collectors.toMap(LocalResource::name, one -> one));
    resources.putAll(snapshot.shared());
    snapshot.patient().ifPresent(one -> resources.put(one.name(), one));
    Set<String> known =
        snapshot.ledger().values().stream()
            .flatMap(entry -> entry.remoteReference().stream())
            .collect(Collectors.toSet());
    VisitDocuments documents =
        new VisitDocuments(snapshot, DocumentSender.options(target.settings()));
    ReferenceTargets targets = ReferenceTargets.of(snapshot);
    Outcome outcome = Outcome.DONE;
    for (LedgerEntry entry : unresolved) {
      LocalResource local =
          Optional.ofNullable(resources.get(entry.localReference()))
              .or(() -> documents.named(entry.localReference()))
              .orElse(null);
      if (local == null) {
        // An erasure or an undo removed it, and nothing has to be sent.
        continue;
      }
      Search search = search(entry, local, targets, patient);
      if (search instanceof Search.Failed failed) {
        outcome = outcome.worse(Outcome.ofFailedRead(ReplyVerdict.of(failed.reply())));
      } else if (search instanceof Search.Found found) {
        List<Resource> candidates =
            found.resources().stream().filter(one -> !known.contains(EhrSearch.name(one))).toList();
        if (candidates.size() > 1) {
          outcome =
              outcome.worse(
                  review(entry, candidates, "Several resources may be the one that was sent."));
        } else {
          Optional<Resource> only = candidates.stream().findFirst();
          recorder.resolved(
              entry, only.map(EhrSearch::name), only.map(one -> one.getMeta().getVersionId()));
          if (only.isPresent() && local.type().equals("Patient")) {
            recorder.matched(
                local,
                only.map(EhrSearch::name),
                MatchMethod.CREATED,
                "created by a request whose answer was lost");
          }
        }
      } else {
        outcome =
            outcome.worse(
                review(
                    entry,
                    List.of(),
                    "The answer was lost, and the EHR cannot be searched for it."));
      }
    }
    return outcome;
  }

  private Outcome review(LedgerEntry entry, List<Resource> candidates, String explanation) {
    recorder.review(
        new NewReview(
            target.name(),
            recorder.patientId(),
            ReviewKind.UNKNOWN_RESULT,
            entry.localReference(),
            candidates.stream().map(EhrSearch::name).toList(),
            explanation));
    return Outcome.of(Outcome.Kind.REVIEW, "the result of a request is not known");
  }

  private Search search(
      LedgerEntry entry, LocalResource local, ReferenceTargets targets, Optional<String> patient) {
    SendMethod method = SendMethod.valueOf(entry.method().toUpperCase(Locale.ROOT));
    if (method == SendMethod.TRANSACTION || method == SendMethod.PUT) {
      return read(local.name());
    }
    Optional<Resource> sent = OutgoingResources.of(local.json(), targets, method, Optional.empty());
    if (sent.isEmpty()) {
      return new Search.Found(List.of());
    }
    TypeCapabilities type = capabilities.of(local.type());
    Optional<Identifier> identifier = TransactionEntries.identifier(sent.get());
    if (identifier.isPresent() && type.canSearchBy("identifier")) {
      return find(
          local.type(),
          ConditionalQuery.identifier(identifier.get().getSystem(), identifier.get().getValue()));
    }
    if (identifier.isEmpty() && method == SendMethod.CONDITIONAL_TRANSACTION) {
      return find(
          local.type(), ConditionalQuery.tag(CanonicalUrls.RESOURCE_ID, local.version().id()));
    }
    if (patient.isEmpty() || !type.canSearchBy("patient")) {
      return new Search.Impossible();
    }
    Search ofPatient = find(local.type(), "patient=" + patient.get());
    return ofPatient instanceof Search.Found found
        ? new Search.Found(
            found.resources().stream().filter(one -> isSame(sent.get(), one)).toList())
        : ofPatient;
  }

  private Search read(String reference) {
    EhrReply reply = target.client().send(EhrRequest.read(reference));
    if (reply instanceof Success success && success.resource().isPresent()) {
      return new Search.Found(List.of(success.resource().get()));
    }
    return reply instanceof Refused refused && (refused.status() == 404 || refused.status() == 410)
        ? new Search.Found(List.of())
        : new Search.Failed(reply);
  }

  private Search find(String type, String query) {
    SearchResult result = EhrSearch.run(target.client(), type + "?" + query.replace("|", "%7C"));
    return result instanceof SearchResult.Found found
        ? new Search.Found(found.resources())
        : new Search.Failed(((SearchResult.Failed) result).reply());
  }

  /** The noted identifier, or the same code at the same time where a server keeps no note. */
  private static boolean isSame(Resource sent, Resource found) {
    Set<String> notes = notes(found);
    Set<String> own = notes(sent);
    if (!notes.isEmpty() && !own.isEmpty()) {
      return notes.stream().anyMatch(own::contains);
    }
    return !codes(sent).isEmpty()
        && codes(sent).stream().anyMatch(codes(found)::contains)
        && times(sent).equals(times(found));
  }

  private static Set<String> notes(Resource resource) {
    List<Annotation> notes =
        resource instanceof Procedure procedure
            ? procedure.getNote()
            : resource instanceof Observation observation ? observation.getNote() : List.of();
    return notes.stream().map(Annotation::getText).collect(Collectors.toSet());
  }

  private static Set<String> codes(Resource resource) {
    List<Coding> codes =
        resource instanceof Procedure procedure
            ? procedure.getCode().getCoding()
            : resource instanceof Observation observation
                ? observation.getCode().getCoding()
                : List.of();
    return codes.stream()
        .map(coding -> coding.getSystem() + "|" + coding.getCode())
        .collect(Collectors.toSet());
  }

  private static List<String> times(Resource resource) {
    List<String> times = new ArrayList<>();
    if (resource instanceof Procedure procedure && procedure.hasPerformed()) {
      times.add(
          procedure.hasPerformedPeriod()
              ? procedure.getPerformedPeriod().getStartElement().getValueAsString()
              : procedure.getPerformed().primitiveValue());
    } else if (resource instanceof Observation observation && observation.hasEffective()) {
      times.add(observation.getEffective().primitiveValue());
    }
    return times.stream()
        .filter(time -> time != null)
        .map(time -> time.substring(0, Math.min(time.length(), "2024-03-04".length())))
        .toList();
  }
}

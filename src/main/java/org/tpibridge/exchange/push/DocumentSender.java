package org.tpibridge.exchange.push;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.document.DocumentOptions;
import org.tpibridge.exchange.document.DocumentOptions.DocumentFormat;
import org.tpibridge.exchange.outgoing.OutgoingResources;
import org.tpibridge.exchange.outgoing.ReferenceTargets;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PatientSnapshot.VisitContent;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.preflight.SendMethods;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** Sends what an EHR takes in no other form as one document for each visit. */
final class DocumentSender {
  private final EhrSettings settings;
  private final DeliveryRecorder recorder;
  private final ResourceSender sender;
  private final SendMethods methods;
  private final PushCounts counts;

  DocumentSender(Delivery delivery) {
    this.settings = delivery.target().settings();
    this.recorder = delivery.recorder();
    this.sender = delivery.resourceSender();
    this.methods = delivery.methods();
    this.counts = delivery.counts();
  }

  /** Attachments, the best first: some EHRs accept only one. */
  private static final List<List<DocumentFormat>> ATTACHMENTS =
      List.of(
          List.of(DocumentFormat.TEXT, DocumentFormat.PDF),
          List.of(DocumentFormat.PDF),
          List.of(DocumentFormat.TEXT));

  /** What an EHR requires of documents, as far as its write profile says so. */
  static DocumentOptions options(EhrSettings settings) {
    return options(settings, ATTACHMENTS.get(0));
  }

  private static DocumentOptions options(EhrSettings settings, List<DocumentFormat> attachments) {
    List<String> required = settings.writes().of(VisitDocuments.TYPE).requiredReferences();
    return new DocumentOptions(
        attachments,
        required.contains("context.period.end"),
        required.contains("context.encounter"));
  }

  /**
   * @param parts what the document is sent for
   */
  Outcome send(
      VisitContent visit,
      List<PlannedResource> parts,
      PatientSnapshot snapshot,
      ReferenceTargets targets) {
    Outcome outcome = Outcome.DONE;
    for (List<DocumentFormat> attachments : ATTACHMENTS) {
      outcome = send(visit, parts, snapshot, targets, options(settings, attachments));
      if (outcome.kind() != Outcome.Kind.REFUSED || outcome.equals(NO_DOCUMENT)) {
        return outcome;
      }
    }
    parts.forEach(part -> counts.add(part, REFUSED));
    return outcome;
  }

  private static final Outcome REFUSED =
      Outcome.of(Outcome.Kind.REFUSED, "the document was refused");

  private static final Outcome NO_DOCUMENT =
      Outcome.of(
          Outcome.Kind.REFUSED,
          "the EHR refused a resource, and the visit does not have what its documents require");

  private Outcome send(
      VisitContent visit,
      List<PlannedResource> parts,
      PatientSnapshot snapshot,
      ReferenceTargets targets,
      DocumentOptions options) {
    VisitDocuments documents = new VisitDocuments(snapshot, options);
    Optional<LocalResource> made = documents.of(visit, Optional.empty());
    if (made.isEmpty()) {
      return notTransmittable(parts);
    }
    Optional<LedgerEntry> before =
        Optional.ofNullable(snapshot.ledger().get(made.get().name()))
            .filter(entry -> !DocumentNumber.isMessage(entry));
    boolean atEhr = before.filter(LedgerEntry::isAtEhr).isPresent();
    if (!atEhr && made.get().retracted()) {
      return Outcome.DONE;
    }
    LocalResource document = made.get();
    if (!atEhr || !isAny(before.get(), documents, visit)) {
      Optional<Resource> outgoing =
          OutgoingResources.of(
              document.json(), targets, methods.of(VisitDocuments.TYPE).method(), Optional.empty());
      if (outgoing.isEmpty()
          || !options.unmet((DocumentReference) outgoing.get()).isEmpty()
          || settings.writes().refusal(outgoing.get()).isPresent()) {
        return notTransmittable(parts);
      }
      Outcome outcome = send(document, before, visit, documents, targets);
      if (!outcome.isDone()) {
        return outcome;
      }
    }
    targets
        .of(document.name())
        .ifPresent(remote -> DocumentParts.confirm(parts, remote, recorder, counts));
    return Outcome.DONE;
  }

  /** Whether the EHR has the document as it is now, with any of the attachments. */
  private boolean isAny(LedgerEntry before, VisitDocuments documents, VisitContent visit) {
    return ATTACHMENTS.stream()
        .map(
            attachments -> new VisitDocuments(documents.snapshot(), options(settings, attachments)))
        .flatMap(some -> some.of(visit, Optional.empty()).stream())
        .anyMatch(document -> Arrays.equals(before.hash(), document.version().hash()));
  }

  private Outcome send(
      LocalResource document,
      Optional<LedgerEntry> before,
      VisitContent visit,
      VisitDocuments documents,
      ReferenceTargets targets) {
    boolean atEhr = before.filter(LedgerEntry::isAtEhr).isPresent();
    Choice update = methods.ofUpdate(VisitDocuments.TYPE);
    PlannedResource planned;
    if (atEhr && update.method().isResource()) {
      planned = new PlannedResource(document, SendAction.UPDATE, update, before);
    } else {
      // Where a document cannot be changed, another one replaces it.
      Optional<String> replaced =
          before.filter(LedgerEntry::isAtEhr).flatMap(LedgerEntry::remoteReference);
      planned =
          new PlannedResource(
              replaced.isPresent() ? documents.of(visit, replaced).orElseThrow() : document,
              SendAction.CREATE,
              methods.of(VisitDocuments.TYPE),
              Optional.empty());
    }
    Outcome outcome = sender.send(planned, targets);
    if (outcome.kind() != Outcome.Kind.REFUSED) {
      counts.add(planned, outcome);
    }
    return outcome;
  }

  /** Whether the EHR refused it as a resource, now or before. */
  private static boolean isRefused(PlannedResource part) {
    return part.action() == SendAction.CREATE
        || part.before().filter(entry -> entry.state() == LedgerState.REFUSED).isPresent();
  }

  /** What the EHR refused as a resource remains refused. */
  private Outcome notTransmittable(List<PlannedResource> parts) {
    Map<Boolean, List<PlannedResource>> byRefusal =
        parts.stream().collect(Collectors.partitioningBy(DocumentSender::isRefused));
    NotTransmittable.record(byRefusal.get(false), recorder, counts);
    byRefusal.get(true).forEach(part -> counts.add(part, REFUSED));
    return byRefusal.get(true).isEmpty() ? Outcome.DONE : NO_DOCUMENT;
  }
}

package org.tpibridge.exchange.push;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.document.DocumentMessage;
import org.tpibridge.exchange.document.DocumentOptions;
import org.tpibridge.exchange.document.VisitDocument;
import org.tpibridge.exchange.hl7v2.MdmMessages;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PatientSnapshot.VisitContent;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.planning.SendAction;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.exchange.push.DeliveryRecorder.Confirmed;
import org.tpibridge.exchange.push.DeliveryRecorder.OpenAttempt;
import org.tpibridge.exchange.push.VisitDocuments.MadeDocument;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.WithdrawalForm;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/**
 * Sends what an EHR takes in no other form as one message for each visit. A receiver of messages
 * cannot be asked what it has: a message without an acknowledgment is sent again unchanged, so that
 * the receiver recognizes it, or a person has to ask.
 */
final class MessageSender {
  private final Delivery delivery;
  private final DeliveryRecorder recorder;
  private final Hl7TargetSettings settings;
  private final PatientSnapshot snapshot;

  MessageSender(Delivery delivery, PatientSnapshot snapshot) {
    this.delivery = delivery;
    this.recorder = delivery.recorder();
    this.settings = delivery.target().settings().hl7v2().orElseThrow();
    this.snapshot = snapshot;
  }

  /**
   * @param parts what the message is sent for
   */
  Outcome send(VisitContent visit, List<PlannedResource> parts) {
    Optional<MadeDocument> made =
        new VisitDocuments(snapshot, DocumentOptions.DEFAULT).make(visit, Optional.empty());
    if (made.isEmpty()) {
      NotTransmittable.record(parts, recorder, delivery.counts());
      return Outcome.DONE;
    }
    VisitDocument content = made.get().document();
    Optional<String> unmet = MdmMessages.unmet(content, settings);
    if (unmet.isPresent()) {
      return refused(parts, unmet.get());
    }
    LocalResource document = made.get().resource();
    Optional<LedgerEntry> before =
        Optional.ofNullable(snapshot.ledger().get(document.name()))
            .filter(DocumentNumber::isMessage);
    Optional<LedgerEntry> open = before.filter(MessageSender::isOpen);
    if (open.isPresent() && !mayRepeat(open.get(), document)) {
      return askReceiver(document, open.get());
    }
    if (open.isEmpty() && before.filter(entry -> isSame(entry, document)).isPresent()) {
      return confirmed(parts, before.get().remoteReference().orElseThrow());
    }
    if (document.retracted() && before.filter(LedgerEntry::isAtEhr).isEmpty()) {
      return Outcome.DONE;
    }
    if (delivery.readFirst() && open.isEmpty() && !isDecided(document)) {
      return askAfterRestore(document, before);
    }
    return send(content, document, before, parts);
  }

  /** Whether it is not known if the receiver has the version of the entry. */
  private static boolean isOpen(LedgerEntry entry) {
    return entry.state() == LedgerState.SENDING || entry.state() == LedgerState.UNKNOWN;
  }

  private static boolean isSame(LedgerEntry entry, LocalResource document) {
    return entry.isAtEhr()
        && entry.state() != LedgerState.REFUSED
        && Arrays.equals(entry.hash(), document.version().hash());
  }

  private boolean mayRepeat(LedgerEntry open, LocalResource document) {
    return settings.repeatUnanswered()
        && DocumentNumber.of(open).equals(DocumentNumber.of(document));
  }

  private Outcome askReceiver(LocalResource document, LedgerEntry open) {
    return delivery.review(
        ReviewKind.UNKNOWN_RESULT,
        document,
        List.of(VisitDocuments.TYPE + "/" + DocumentNumber.of(open)),
        (settings.repeatUnanswered()
                ? "The message was not acknowledged, and the visit was changed before it could be"
                    + " sent again."
                : "The message was not acknowledged.")
            + " Ask whether the receiver has the document with this number.",
        "the result of a message is not known");
  }

  private boolean isDecided(LocalResource document) {
    return !delivery.reviews().resolved(ReviewKind.UNKNOWN_RESULT, document.name()).isEmpty();
  }

  private Outcome askAfterRestore(LocalResource document, Optional<LedgerEntry> before) {
    if (before.isEmpty()) {
      recorder.set(
          List.of(planned(document, SendAction.CREATE, Optional.empty())), LedgerState.UNKNOWN);
    }
    return delivery.review(
        ReviewKind.UNKNOWN_RESULT,
        document,
        List.of(VisitDocuments.TYPE + "/" + DocumentNumber.of(document)),
        "The store was restored from a backup, and the receiver cannot be searched. Ask whether it"
            + " has a document of this visit, and which number its last version has.",
        "it is not known what was sent after the backup");
  }

  private Outcome send(
      VisitDocument content,
      LocalResource document,
      Optional<LedgerEntry> before,
      List<PlannedResource> parts) {
    Optional<LedgerEntry> atReceiver = before.filter(LedgerEntry::isAtEhr);
    SendAction action =
        atReceiver.isEmpty()
            ? SendAction.CREATE
            : document.retracted() ? SendAction.RETRACT : SendAction.UPDATE;
    PlannedResource planned = planned(document, action, before);
    Optional<String> replaced =
        atReceiver.filter(entry -> !isCanceled(entry)).flatMap(DocumentNumber::acknowledged);
    String number = DocumentNumber.of(document);
    OpenAttempt attempt =
        recorder.begin(
            atReceiver.isEmpty() ? RequestKind.CREATE : RequestKind.UPDATE,
            document.version().visit(),
            List.of(
                new PreparedResource(
                    planned, Optional.empty(), Optional.empty(), List.of(), List.of())));
    EhrReply reply =
        delivery
            .target()
            .client()
            .send(EhrRequest.message(new DocumentMessage(content, number, replaced)));
    ReplyVerdict verdict = ReplyVerdict.of(reply);
    return switch (verdict.step()) {
      case ACCEPTED -> {
        String remote = VisitDocuments.TYPE + "/" + number;
        recorder.accepted(
            attempt, reply, List.of(new Confirmed(planned, remote, Optional.empty())));
        delivery.counts().add(planned, Outcome.DONE);
        yield confirmed(parts, remote);
      }
      case UNKNOWN -> {
        recorder.unknown(attempt, reply);
        yield Outcome.of(Outcome.Kind.RETRY, verdict);
      }
      case EHR_UNAVAILABLE -> {
        recorder.notDone(attempt, AttemptResult.NOT_SENT, reply, false);
        yield Outcome.of(Outcome.Kind.EHR_UNAVAILABLE, verdict);
      }
      case RETRY, STALE -> {
        recorder.notDone(attempt, AttemptResult.REFUSED, reply, false);
        yield Outcome.of(Outcome.Kind.RETRY, verdict);
      }
      case REFUSED, NOT_SUPPORTED, REVIEW -> {
        Optional<LedgerEntry> open = before.filter(MessageSender::isOpen);
        if (open.isPresent()) {
          // A receiver may refuse the repetition of a message that it has processed.
          recorder.notDone(attempt, AttemptResult.REFUSED, reply, false);
          yield askReceiver(document, open.get());
        }
        recorder.notDone(attempt, AttemptResult.REFUSED, reply, true);
        yield refused(parts, verdict.message());
      }
    };
  }

  private PlannedResource planned(
      LocalResource document, SendAction action, Optional<LedgerEntry> before) {
    return new PlannedResource(
        document,
        action,
        new Choice(SendMethod.MESSAGE, "the EHR takes it in no other form"),
        before);
  }

  /** What was canceled is not replaced: it is a new document. */
  private boolean isCanceled(LedgerEntry entry) {
    return entry.state() == LedgerState.RETRACTED
        && settings.form().withdrawal() == WithdrawalForm.CANCEL;
  }

  private Outcome refused(List<PlannedResource> parts, String reason) {
    Outcome outcome = Outcome.of(Outcome.Kind.REFUSED, reason);
    parts.forEach(part -> delivery.counts().add(part, outcome));
    return outcome;
  }

  private Outcome confirmed(List<PlannedResource> parts, String remote) {
    DocumentParts.confirm(parts, remote, recorder, delivery.counts());
    return Outcome.DONE;
  }
}

package org.tpibridge.exchange.hl7v2;

import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.RequestBudget;
import org.tpibridge.exchange.client.RequestLimits;
import org.tpibridge.exchange.document.DocumentMessage;
import org.tpibridge.exchange.http.TlsContexts;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.store.schedule.EhrConditions.BreakerState;

/**
 * Sends documents as HL7 v2 messages, and everything else with the client of the FHIR API, if the
 * EHR has one. Safe for use by many threads.
 */
public final class Hl7EhrClient implements EhrClient {
  private static final int OK = 200;

  private final Optional<EhrClient> fhir;
  private final RequestLimits limits;
  private final MdmMessages messages;
  private final MllpSender sender;

  private Hl7EhrClient(
      EhrSettings ehr, Optional<EhrClient> fhir, RequestBudget budget, InstantSource clock) {
    Hl7TargetSettings target = ehr.hl7v2().orElseThrow();
    this.fhir = fhir;
    this.limits = new RequestLimits(ehr.limits(), budget, clock);
    this.messages = new MdmMessages(target, clock);
    this.sender = new MllpSender(target, encryption(ehr));
  }

  /**
   * Opens a client; nothing is sent yet.
   *
   * @param fhir is closed with this client
   * @param budget that other processes use, too
   * @param clock for the time of messages
   * @throws IllegalArgumentException if a file of the settings cannot be used
   */
  public static Hl7EhrClient open(
      EhrSettings ehr, Optional<EhrClient> fhir, RequestBudget budget, InstantSource clock) {
    return new Hl7EhrClient(ehr, fhir, budget, clock);
  }

  /**
   * @throws IllegalArgumentException if a file of the settings cannot be used
   */
  static SSLSocketFactory encryption(EhrSettings ehr) {
    return TlsContexts.of(ehr.connection().tls()).getSocketFactory();
  }

  @Override
  public EhrReply send(EhrRequest request) {
    if (request.message().isPresent()) {
      return limits.within(() -> reply(request.message().get()));
    }
    return fhir.map(client -> client.send(request))
        .orElseGet(
            () ->
                new EhrReply.NotSent(
                    EhrReply.NotSentReason.UNREACHABLE,
                    "The EHR receives HL7 v2 messages only.",
                    Optional.empty()));
  }

  /** That of the messages, if it does not let them through; else that of the FHIR API. */
  @Override
  public BreakerState breaker() {
    BreakerState ofMessages = BreakerState.valueOf(limits.breakerState());
    return ofMessages == BreakerState.CLOSED
        ? fhir.map(EhrClient::breaker).orElse(ofMessages)
        : ofMessages;
  }

  private EhrReply reply(DocumentMessage message) {
    Hl7Reply reply = sender.send(messages.of(message));
    if (reply instanceof Hl7Reply.Refused refused) {
      return new EhrReply.Rejected(refused.code(), isTemporary(refused.code()), outcome(refused));
    }
    if (reply instanceof Hl7Reply.NotSent notSent) {
      return new EhrReply.NotSent(
          EhrReply.NotSentReason.UNREACHABLE, notSent.message(), Optional.empty());
    }
    if (reply instanceof Hl7Reply.Unanswered unanswered) {
      return new EhrReply.Unanswered(unanswered.message());
    }
    return new EhrReply.Success(
        OK, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * AE and CE are about the content: the same message would be refused again. AR and CR are about
   * the receiver, which may accept the message later.
   */
  private static boolean isTemporary(String code) {
    return code.equals("AR") || code.equals("CR");
  }

  private static OperationOutcome outcome(Hl7Reply.Refused refused) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(IssueType.PROCESSING)
        .setDiagnostics((refused.code() + " " + refused.text()).strip())
        .getDetails()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/v2-0008")
        .setCode(refused.code());
    return outcome;
  }

  @Override
  public void close() {
    fhir.ifPresent(EhrClient::close);
    limits.close();
    sender.close();
  }
}

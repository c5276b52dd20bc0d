package org.tpibridge.exchange.hl7v2;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLSocketFactory;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.document.DocumentReferences;
import org.tpibridge.exchange.document.VisitDocument;

/**
 * Sends documents to one receiver of HL7 v2 messages, with the results that requests to an EHR
 * have, so that the same retries, reviews and ledger apply. Safe for use by many threads.
 */
public final class Hl7DocumentClient implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final MdmMessages messages;
  private final MllpSender sender;

  /**
   * @param encryption as for {@link MllpSender}
   * @param clock for the time of messages
   */
  public Hl7DocumentClient(
      Hl7TargetSettings settings, SSLSocketFactory encryption, InstantSource clock) {
    this.messages = new MdmMessages(settings, clock);
    this.sender = new MllpSender(settings, encryption);
  }

  /**
   * Sends the message that brings the receiver up to date.
   *
   * @param version of the document
   * @param sent the version that the receiver has; empty if it has none
   * @throws IllegalArgumentException if {@link MdmMessages#of} cannot write the message
   */
  public EhrReply send(VisitDocument document, long version, OptionalLong sent) {
    Hl7Reply reply = sender.send(messages.of(document, version, sent));
    if (reply instanceof Hl7Reply.Refused refused) {
      return new EhrReply.Refused(
          status(refused.code()),
          Optional.of(outcome(refused)),
          Optional.empty(),
          Optional.empty());
    }
    if (reply instanceof Hl7Reply.NotSent notSent) {
      return new EhrReply.NotSent(
          EhrReply.NotSentReason.UNREACHABLE, notSent.message(), Optional.empty());
    }
    if (reply instanceof Hl7Reply.Unanswered unanswered) {
      return new EhrReply.Unanswered(unanswered.message());
    }
    return new EhrReply.Success(
        OK,
        Optional.empty(),
        Optional.of("DocumentReference/" + DocumentReferences.id(document)),
        Optional.of(String.valueOf(version)),
        Optional.empty());
  }

  /**
   * AE and CE are about the content: the same message would be refused again. AR and CR are about
   * the receiver, which may accept the message later.
   */
  private static int status(String code) {
    return code.equals("AR") || code.equals("CR") ? UNAVAILABLE : UNPROCESSABLE;
  }

  private static OperationOutcome outcome(Hl7Reply.Refused refused) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(IssueType.PROCESSING)
        .setDiagnostics((refused.code() + " " + refused.text()).strip());
    return outcome;
  }

  @Override
  public void close() {
    sender.close();
  }
}

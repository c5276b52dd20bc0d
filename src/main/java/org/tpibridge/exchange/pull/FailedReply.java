package org.tpibridge.exchange.pull;

import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Unanswered;

/**
 * What a failed read means for the rest of a pull.
 *
 * @param message for users, without patient data
 * @param isOfEhr whether other requests would fail, too
 * @param isBadRequest whether the EHR did not understand the request
 */
record FailedReply(String message, boolean isOfEhr, boolean isBadRequest) {

  FailedReply(String message, boolean isOfEhr) {
    this(message, isOfEhr, false);
  }

  static FailedReply of(EhrReply reply) {
    if (reply instanceof NotSent notSent) {
      return new FailedReply(notSent.message(), isAboutEhr(notSent));
    }
    if (reply instanceof Unanswered unanswered) {
      return new FailedReply(unanswered.message(), true);
    }
    if (reply instanceof Refused refused) {
      String wait =
          refused
              .retryAfter()
              .map(time -> " It asks to wait " + time.toSeconds() + " s.")
              .orElse("");
      boolean isOfEhr =
          switch (refused.status()) {
            case 401, 429, 503 -> true;
            default -> false;
          };
      return new FailedReply(
          "The EHR answered HTTP " + refused.status() + "." + wait,
          isOfEhr,
          refused.status() == 400);
    }
    return new FailedReply("The answer of the EHR cannot be read.", false);
  }

  /** A link to a host that is not allowed is a fault of one answer. */
  private static boolean isAboutEhr(NotSent reply) {
    return reply.reason() != EhrReply.NotSentReason.FORBIDDEN_ADDRESS;
  }

  /** Whether a resource does not exist any more. */
  static boolean isGone(EhrReply reply) {
    return reply instanceof Refused refused && (refused.status() == 404 || refused.status() == 410);
  }

  /**
   * Whether a page cannot be read because the EHR has forgotten the search: HAPI answers 410, Epic
   * 400 with code 4113, others 404.
   */
  static boolean isExpiredPage(EhrReply reply) {
    return reply instanceof Refused refused
        && (isGone(reply)
            || (refused.status() == 400
                && refused.outcome().map(FailedReply::isAboutSession).orElse(false)));
  }

  private static boolean isAboutSession(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .anyMatch(
            issue ->
                issue.getDetails().getCoding().stream()
                        .anyMatch(coding -> "4113".equals(coding.getCode()))
                    || (issue.getDetails().getText() + " " + issue.getDiagnostics())
                        .toLowerCase(Locale.ROOT)
                        .contains("expired"));
  }
}

package org.tpibridge.server.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.store.database.StoreException;

/**
 * Turns exceptions into OperationOutcomes for the client. The log gets only the class of an
 * unexpected one and the id of the request, because messages and URLs may contain patient data.
 */
@Interceptor
public final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final Pattern LIBRARY_CODE = Pattern.compile("HAPI-\\d+: ");
  private static final Pattern NO_METHOD = Pattern.compile("does not know how to handle ");
  private static final Pattern UNKNOWN_TYPE =
      Pattern.compile("Unknown resource type '([^']*)'.*", Pattern.DOTALL);

  /** Called by HAPI's server before it answers with an error. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException toAnswer(RequestDetails request, Throwable thrown) {
    if (thrown instanceof InvalidParameterException) {
      return refused(
          new InvalidRequestException("The parameters in the body are not encoded correctly."));
    }
    if (isOfStore(thrown)) {
      LOG.warn("Request {}: the store cannot be used.", request.getRequestId());
      return refused(
          new UnclassifiedServerFailureException(
              503, "The store cannot be used now. Try again later."));
    }
    if (!(thrown instanceof BaseServerResponseException known)) {
      return internal(request, thrown);
    }
    if (known.getStatusCode() == InternalErrorException.STATUS_CODE) {
      return internal(request, thrown);
    }
    if (NO_METHOD.matcher(String.valueOf(known.getMessage())).find()) {
      return notAllowed(request);
    }
    return refused(known);
  }

  private static BaseServerResponseException refused(BaseServerResponseException known) {
    if (known.getOperationOutcome() == null) {
      known.setOperationOutcome(outcome(type(known), text(known)));
    }
    return known;
  }

  /** The library wraps what a method throws. */
  private static boolean isOfStore(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException) {
        return true;
      }
    }
    return false;
  }

  /** The library's message repeats the parameters of the request. */
  private static BaseServerResponseException notAllowed(RequestDetails request) {
    String text =
        request.getRequestType()
            + " is not supported for this URL. GET metadata lists what is supported.";
    MethodNotAllowedException answer = new MethodNotAllowedException(text);
    answer.setOperationOutcome(outcome(IssueType.NOTSUPPORTED, text));
    return answer;
  }

  private static BaseServerResponseException internal(RequestDetails request, Throwable thrown) {
    LOG.error(
        "Request {} was not answered because of an internal error: {}",
        request.getRequestId(),
        thrown.getClass().getName());
    LOG.debug("Cause", thrown);
    String text =
        "An internal error occurred. The log has it under the request id "
            + request.getRequestId()
            + ".";
    InternalErrorException answer = new InternalErrorException(text);
    answer.setOperationOutcome(outcome(IssueType.EXCEPTION, text));
    return answer;
  }

  private static String text(BaseServerResponseException known) {
    String message = LIBRARY_CODE.matcher(String.valueOf(known.getMessage())).replaceAll("");
    return UNKNOWN_TYPE.matcher(message).replaceFirst("There is no resource type $1.");
  }

  private static IssueType type(BaseServerResponseException known) {
    return switch (known.getStatusCode()) {
      case 404 -> IssueType.NOTFOUND;
      case 405 -> IssueType.NOTSUPPORTED;
      case 410 -> IssueType.DELETED;
      case 413 -> IssueType.TOOLONG;
      case 503 -> IssueType.TRANSIENT;
      default -> IssueType.INVALID;
    };
  }

  private static OperationOutcome outcome(IssueType type, String text) {
    OperationOutcome outcome = new OperationOutcome();
    OperationOutcomeIssueComponent issue = outcome.addIssue();
    issue.setSeverity(IssueSeverity.ERROR);
    issue.setCode(type);
    issue.getDetails().setText(text);
    // What clients show, such as HAPI's.
    issue.setDiagnostics(text);
    return outcome;
  }
}

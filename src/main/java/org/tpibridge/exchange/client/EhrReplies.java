package org.tpibridge.exchange.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.auth.NoTokenException;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.ConnectionFailures;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.exchange.http.RequestTrace;
import org.tpibridge.exchange.http.ResponseLimitException;

/** Makes replies of what happened to requests. */
final class EhrReplies {
  private static final int NOT_MODIFIED = 304;

  private final FhirContext context;
  private final InstantSource clock;

  EhrReplies(FhirContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /**
   * A request that was answered, or not.
   *
   * @param resource what the body contains, if it is readable
   * @param readable whether the body was read without an error
   */
  EhrReply of(
      EhrRequest request, RequestTrace trace, Optional<Resource> resource, boolean readable) {
    return trace
        .answer()
        .map(answer -> of(request, answer, resource, readable))
        .orElseGet(() -> withoutAnswer(trace));
  }

  /** Whether the EHR answered; its body is not read. */
  EhrReply ofProbe(RequestTrace trace) {
    return trace
        .answer()
        .<EhrReply>map(
            answer -> {
              AnswerHeaders headers = new AnswerHeaders(answer, clock.instant());
              return answer.status() < 300
                  ? new EhrReply.Success(
                      answer.status(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      headers.serverTime())
                  : new EhrReply.Refused(
                      answer.status(), Optional.empty(), headers.retryAfter(), Optional.empty());
            })
        .orElseGet(() -> withoutAnswer(trace));
  }

  private EhrReply of(
      EhrRequest request, Answer answer, Optional<Resource> resource, boolean readable) {
    Instant now = clock.instant();
    AnswerHeaders headers = new AnswerHeaders(answer, now);
    int status = answer.status();
    if (status == NOT_MODIFIED) {
      return new EhrReply.Success(
          status, Optional.empty(), Optional.empty(), headers.version(), headers.serverTime());
    }
    if (status < 200 || status > 299) {
      return refused(request, answer, headers);
    }
    Optional<Resource> content =
        readable || request.kind().writes()
            ? resource
            : parsed(answer).filter(found -> isExpected(request, found));
    if (!request.kind().writes() && content.isEmpty()) {
      return new EhrReply.Unanswered(
          "HTTP "
              + status
              + ", but the body is not the FHIR resource that was asked for"
              + contentType(answer)
              + ".");
    }
    return new EhrReply.Success(
        status,
        content,
        location(request, headers, content),
        headers.version().or(() -> content.flatMap(EhrReplies::version)),
        headers.serverTime());
  }

  /**
   * HAPI refuses a whole page for one invalid value, such as a date. Here the value remains as
   * text, and the rest can be used.
   */
  private static boolean isExpected(EhrRequest request, Resource found) {
    return switch (request.kind()) {
      case CAPABILITIES -> found instanceof CapabilityStatement;
      case READ -> found.fhirType().equals(request.path().replaceAll("[/?].*$", ""));
      case SEARCH, PAGE -> found instanceof Bundle;
      default -> !(found instanceof OperationOutcome);
    };
  }

  private static String contentType(Answer answer) {
    return answer
        .header("Content-Type")
        .map(type -> type.replaceAll("[^A-Za-z0-9/+.-].*$", ""))
        .filter(type -> !type.endsWith("json"))
        .map(type -> " (Content-Type: " + type + ")")
        .orElse("");
  }

  private static Optional<String> location(
      EhrRequest request, AnswerHeaders headers, Optional<Resource> resource) {
    return switch (request.kind()) {
      case CREATE, UPDATE, CONDITIONAL_UPDATE -> {
        String type = request.body().map(Resource::fhirType).orElse("");
        yield headers
            .location()
            .filter(location -> location.startsWith(type + "/"))
            .or(() -> resource.flatMap(each -> identity(each, type)))
            .or(
                () ->
                    request.kind() == EhrRequest.Kind.UPDATE
                        ? Optional.of(request.path())
                        : Optional.empty());
      }
      case READ -> resource.flatMap(each -> identity(each, each.fhirType()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> identity(Resource resource, String type) {
    return resource.fhirType().equals(type) && resource.getIdElement().hasIdPart()
        ? Optional.of(type + "/" + resource.getIdElement().getIdPart())
        : Optional.empty();
  }

  private static Optional<String> version(Resource resource) {
    return Optional.ofNullable(resource.getMeta().getVersionId())
        .or(() -> Optional.ofNullable(resource.getIdElement().getVersionIdPart()));
  }

  private EhrReply refused(EhrRequest request, Answer answer, AnswerHeaders headers) {
    int status = answer.status();
    boolean gateway = status == 502 || status == 504;
    if (gateway && request.kind().writes()) {
      return new EhrReply.Unanswered(
          "HTTP " + status + ": a gateway got no answer from the EHR, which may have stored it.");
    }
    Optional<Resource> body = parsed(answer);
    return new EhrReply.Refused(
        status,
        body.filter(OperationOutcome.class::isInstance).map(OperationOutcome.class::cast),
        headers.retryAfter(),
        headers
            .location()
            .or(
                () ->
                    body.filter(each -> !(each instanceof OperationOutcome))
                        .flatMap(each -> identity(each, each.fhirType()))));
  }

  /** A body that cannot be read is not an error here: the status says enough. */
  private Optional<Resource> parsed(Answer answer) {
    if (answer.body().length == 0) {
      return Optional.empty();
    }
    boolean xml = answer.header("Content-Type").filter(type -> type.contains("xml")).isPresent();
    IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
    // Without logging, because values are patient data.
    parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
    try {
      return parser.parseResource(new ByteArrayInputStream(answer.body())) instanceof Resource found
          ? Optional.of(found)
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static EhrReply withoutAnswer(RequestTrace trace) {
    IOException failure =
        trace.failure().orElseGet(() -> new IOException("no connection was tried"));
    if (failure instanceof ForbiddenAddressException) {
      return notSent(NotSentReason.FORBIDDEN_ADDRESS, failure.getMessage());
    }
    if (failure instanceof NoTokenException) {
      return notSent(NotSentReason.NO_TOKEN, failure.getMessage());
    }
    if (!trace.isSent()) {
      return notSent(NotSentReason.UNREACHABLE, ConnectionFailures.message(failure, "EHR"));
    }
    return new EhrReply.Unanswered(unanswered(failure));
  }

  private static EhrReply notSent(NotSentReason reason, String message) {
    return new EhrReply.NotSent(reason, message, Optional.empty());
  }

  private static String unanswered(IOException failure) {
    if (failure instanceof ResponseLimitException) {
      return failure.getMessage();
    }
    return failure instanceof SocketTimeoutException
        ? "The EHR did not answer in time."
        : "The connection was lost before the answer was complete.";
  }
}

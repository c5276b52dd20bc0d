package org.tpibridge.persona;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.persona.PersonaRoutes.Area;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.fault.FaultKind;
import org.tpibridge.persona.fault.FaultRegistry;
import org.tpibridge.persona.http.FhirFormats;
import org.tpibridge.persona.http.FhirFormats.BodyFormat;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.http.RequestJournal;
import org.tpibridge.persona.http.RequestJournal.JournalEntry;

/** Answers HTTP requests. Nothing that a client sends ends it. */
final class PersonaHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PersonaHandler.class);
  private static final int LARGEST_BODY = 64 << 20;

  private final PersonaRoutes routes;
  private final FaultResponses faultResponses;
  private final RequestLimit limit;
  private final FaultRegistry faults;
  private final RequestJournal journal;
  private final FhirFormats formats;

  PersonaHandler(
      PersonaRoutes routes,
      FaultResponses faultResponses,
      RequestLimit limit,
      FaultRegistry faults,
      RequestJournal journal,
      FhirFormats formats) {
    this.routes = routes;
    this.faultResponses = faultResponses;
    this.limit = limit;
    this.faults = faults;
    this.journal = journal;
    this.formats = formats;
  }

  /** A request on its way. */
  private static final class Call {
    private final HttpExchange exchange;
    private final String path;
    private BodyFormat format = BodyFormat.JSON;
    private Optional<Fault> fault = Optional.empty();

    Call(HttpExchange exchange) {
      this.exchange = exchange;
      this.path = exchange.getRequestURI().toASCIIString();
    }
  }

  @Override
  public void handle(HttpExchange exchange) {
    Call call = new Call(exchange);
    int status = 0;
    try (exchange) {
      Optional<PersonaResponse> response = response(call);
      // Written before the client can ask for it.
      status = response.map(PersonaResponse::status).orElse(0);
      record(call, status);
      if (response.isPresent()) {
        ResponseWriter.write(exchange, response.get(), formats, call.format, call.fault);
      }
    } catch (IOException e) {
      // The client is gone, or the fault closes the connection.
      LOG.debug("An answer was not sent: {}", e.getClass().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void record(Call call, int status) {
    if (PersonaRoutes.area(PersonaRequest.segments(call.path.split("\\?", 2)[0])) != Area.CONTROL) {
      journal.add(
          new JournalEntry(
              "ehr",
              call.exchange.getRequestMethod(),
              call.path,
              call.exchange.getRequestHeaders().containsKey("Authorization"),
              status,
              call.fault.map(f -> f.kind().text()).orElse("")));
    }
  }

  /** The answer; empty if the connection is closed without one. */
  private Optional<PersonaResponse> response(Call call) throws IOException {
    try {
      return processed(call);
    } catch (RefusedRequestException e) {
      return isLost(call) ? Optional.empty() : Optional.of(e.response());
    } catch (RuntimeException e) {
      // Without its message, which may quote the request.
      LOG.error("A request failed: {}", e.getClass().getName());
      return Optional.of(
          RefusedRequestException.of(500, "exception", "Internal error.").response());
    }
  }

  private static boolean isLost(Call call) {
    return call.fault.filter(f -> f.kind() == FaultKind.LOST_ANSWER).isPresent();
  }

  private Optional<PersonaResponse> processed(Call call) throws IOException {
    PersonaRequest request = request(call.exchange);
    List<String> segments = PersonaRequest.segments(call.exchange.getRequestURI().getPath());
    Area area = PersonaRoutes.area(segments);
    if (area == Area.CONTROL) {
      return Optional.of(routes.answer(area, request, FaultResponses.deviations(call.fault)));
    }
    if (area == Area.FHIR) {
      call.format = formats.answerFormat(request);
    }
    routes.checkAccess(area, request);
    if (area == Area.FHIR) {
      limit.check();
    }
    call.fault = faults.next(routes.target(area, request, call.path));
    if (call.fault.filter(f -> f.kind() == FaultKind.CONNECTION_CLOSED).isPresent()) {
      return Optional.empty();
    }
    Optional<PersonaResponse> instead =
        call.fault.flatMap(f -> faultResponses.instead(f, call.path));
    if (instead.isPresent()) {
      return instead;
    }
    if (routes.isFileElsewhere(area, request)) {
      routes.answer(area, request, FaultResponses.deviations(call.fault));
      return Optional.of(
          faultResponses.redirect(Optional.empty(), call.path + "?signature=simulated"));
    }
    PersonaResponse response = routes.answer(area, request, FaultResponses.deviations(call.fault));
    if (isLost(call)) {
      return Optional.empty();
    }
    if (call.fault.filter(f -> f.kind() == FaultKind.ERROR_AFTER_COMMIT).isPresent()) {
      throw RefusedRequestException.of(500, "exception", "Internal error.");
    }
    return Optional.of(response);
  }

  private static PersonaRequest request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw RefusedRequestException.of(413, "too-long", "The body is larger than 64 MB.");
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    List<String> segments = PersonaRequest.segments(exchange.getRequestURI().getPath());
    boolean isControl = PersonaRoutes.area(segments) == Area.CONTROL;
    String query = exchange.getRequestURI().getRawQuery();
    return new PersonaRequest(
        exchange.getRequestMethod(),
        isControl || segments.isEmpty() ? segments : segments.subList(1, segments.size()),
        query == null ? List.of() : PersonaRequest.parameters(query),
        headers,
        body);
  }
}

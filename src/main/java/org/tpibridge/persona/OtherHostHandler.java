package org.tpibridge.persona;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.persona.bulk.ExportService;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.http.RequestJournal;
import org.tpibridge.persona.http.RequestJournal.JournalEntry;
import org.tpibridge.persona.tree.FhirTree;

/**
 * Another host, to which redirects go. It gives out files of exports like a store of objects with
 * pre-signed URLs, which refuses a request with a token.
 */
final class OtherHostHandler implements HttpHandler {
  private final ExportService exports;
  private final RequestJournal journal;

  OtherHostHandler(ExportService exports, RequestJournal journal) {
    this.exports = exports;
    this.journal = journal;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().skipNBytes(0);
      boolean authorized = exchange.getRequestHeaders().containsKey("Authorization");
      PersonaResponse response = answer(exchange, authorized);
      journal.add(
          new JournalEntry(
              "other",
              exchange.getRequestMethod(),
              exchange.getRequestURI().toASCIIString(),
              authorized,
              response.status(),
              ""));
      byte[] body =
          response.raw().orElseGet(() -> FhirTree.bytes(response.resource().orElseThrow()));
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+ndjson");
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private PersonaResponse answer(HttpExchange exchange, boolean authorized) {
    if (authorized) {
      return RefusedRequestException.invalid(
              400, "A pre-signed URL must be requested without the header Authorization.")
          .response();
    }
    List<String> segments = PersonaRequest.segments(exchange.getRequestURI().getPath());
    if (segments.size() == 4
        && segments.get(0).equals("export")
        && segments.get(2).equals("files")) {
      try {
        return exports.state(
            new PersonaRequest("GET", segments.subList(1, 4), List.of(), Map.of(), new byte[0]));
      } catch (RefusedRequestException e) {
        return e.response();
      }
    }
    return PersonaResponse.of(
        200,
        RefusedRequestException.outcome(
            "information", "informational", "This is another host.", Optional.empty()));
  }
}

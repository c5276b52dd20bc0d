package org.tpibridge.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Refuses requests with an OperationOutcome that does not repeat anything of the request. */
final class OutcomeResponse {
  private static final String OUTCOME =
      """
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
      "details":{"text":"%s"}}]}""";

  private OutcomeResponse() {}

  /**
   * @param code of FHIR's IssueType
   * @param text without characters that JSON escapes
   */
  static void write(HttpServletResponse response, HttpStatus status, String code, String text)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.getOutputStream().write(OUTCOME.formatted(code, text).getBytes(UTF_8));
  }
}

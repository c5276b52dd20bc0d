package org.tpibridge.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refuses requests with an OperationOutcome that does not repeat anything of the request. */
final class FhirErrorResponses implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final String OUTCOME =
      """
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
      "details":{"text":"%s"}}]}""";

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        "login",
        "A valid token is required in the header Authorization: Bearer.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    write(response, HttpStatus.FORBIDDEN, "forbidden", "The token does not permit this request.");
  }

  private static void write(
      HttpServletResponse response, HttpStatus status, String code, String text)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.getOutputStream().write(OUTCOME.formatted(code, text).getBytes(UTF_8));
  }
}

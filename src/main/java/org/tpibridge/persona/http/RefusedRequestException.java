package org.tpibridge.persona.http;

import java.util.Optional;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ObjectNode;

/** Thrown if a request is answered with an OperationOutcome. */
public final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient PersonaResponse response;

  private RefusedRequestException(String message, PersonaResponse response) {
    super(message);
    this.response = response;
  }

  /**
   * @param issue code of FHIR's issue-type
   * @param vendorCode the vendor's code for this error, if it has one
   */
  public static RefusedRequestException of(
      int status, String issue, String message, Optional<String> vendorCode) {
    return new RefusedRequestException(
        message, PersonaResponse.of(status, outcome("error", issue, message, vendorCode)));
  }

  public static RefusedRequestException of(int status, String issue, String message) {
    return of(status, issue, message, Optional.empty());
  }

  public static RefusedRequestException invalid(int status, String message) {
    return of(status, "invalid", message);
  }

  public static RefusedRequestException notSupported(int status, String message) {
    return of(status, "not-supported", message);
  }

  public RefusedRequestException with(String header, String value) {
    return new RefusedRequestException(getMessage(), response.with(header, value));
  }

  public PersonaResponse response() {
    return response;
  }

  /** An OperationOutcome with one issue. */
  public static ObjectNode outcome(
      String severity, String issue, String message, Optional<String> vendorCode) {
    ObjectNode outcome = FhirTree.object().put("resourceType", "OperationOutcome");
    ObjectNode entry =
        outcome.putArray("issue").addObject().put("severity", severity).put("code", issue);
    vendorCode.ifPresent(
        code -> {
          ObjectNode details = entry.putObject("details");
          details.putArray("coding").addObject().put("code", code);
          details.put("text", message);
        });
    entry.put("diagnostics", message);
    return outcome;
  }
}

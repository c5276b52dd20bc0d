package org.tpibridge.persona;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.persona.access.AccessControl;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.fault.Fault.RetryAfterForm;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.rest.Deviations;
import org.tpibridge.persona.rest.FhirService;

/** What a fault answers instead of the server, and how it changes what the server does. */
final class FaultResponses {
  private static final int USUAL_REFUSAL = 503;

  private final PersonaProfile profile;
  private final AccessControl access;
  private final FhirService fhir;
  private final String otherHost;

  /**
   * @param otherHost URL without a slash at the end
   */
  FaultResponses(PersonaProfile profile, AccessControl access, FhirService fhir, String otherHost) {
    this.profile = profile;
    this.access = access;
    this.fhir = fhir;
    this.otherHost = otherHost;
  }

  /**
   * The answer to a request that is not processed; empty if it is.
   *
   * @param path of the request with its query
   */
  Optional<PersonaResponse> instead(Fault fault, String path) {
    return switch (fault.kind()) {
      case THROTTLED -> Optional.of(throttled(fault));
      case REFUSED -> Optional.of(refused(fault));
      case EXPIRED_TOKEN -> {
        access.expireTokens();
        yield Optional.of(AccessControl.unauthorized("Bearer error=\"invalid_token\"").response());
      }
      case EXPIRED_PAGE -> Optional.of(fhir.expiredPage().response());
      case REDIRECT, FILE_REDIRECT -> Optional.of(redirect(fault.location(), path));
      case OVERSIZED, ENDLESS -> Optional.of(PersonaResponse.of(200));
      default -> Optional.empty();
    };
  }

  private PersonaResponse throttled(Fault fault) {
    int status =
        fault.status() == 0 ? profile.server().status(FactName.THROTTLE_STATUS) : fault.status();
    PersonaResponse response =
        RefusedRequestException.of(
                status,
                "throttled",
                "Too many requests.",
                fault.code().or(() -> profile.code(FactName.CODE_THROTTLED)))
            .response();
    return withRetryAfter(response, fault);
  }

  private static PersonaResponse withRetryAfter(PersonaResponse response, Fault fault) {
    return fault.retryAfter() == RetryAfterForm.NONE
        ? response
        : response.with(
            "Retry-After",
            fault.retryAfter() == RetryAfterForm.SECONDS
                ? Integer.toString(fault.seconds())
                : PersonaResponse.httpDate(Instant.now().plusSeconds(fault.seconds())));
  }

  private PersonaResponse refused(Fault fault) {
    PersonaResponse response =
        RefusedRequestException.of(
                fault.status() == 0 ? USUAL_REFUSAL : fault.status(),
                "processing",
                "Refused by a simulated fault.",
                fault.code().or(() -> profile.code(FactName.CODE_TRY_TOMORROW)))
            .response();
    return fault.retryAfter() == RetryAfterForm.DATE ? withRetryAfter(response, fault) : response;
  }

  PersonaResponse redirect(Optional<String> location, String path) {
    return PersonaResponse.of(307).with("Location", location.orElse(otherHost + path));
  }

  static Deviations deviations(Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return Deviations.NONE;
    }
    return switch (fault.get().kind()) {
      case STALE_CONFLICT -> new Deviations(false, 409, true, List.of(), false);
      case CONCURRENT_CHANGE -> new Deviations(false, 0, true, List.of(), false);
      case IF_MATCH_IGNORED -> new Deviations(true, 0, false, List.of(), false);
      case FIELDS_DROPPED -> new Deviations(false, 0, false, fault.get().elements(), false);
      case REPEATED_ID -> new Deviations(false, 0, false, List.of(), true);
      default -> Deviations.NONE;
    };
  }
}

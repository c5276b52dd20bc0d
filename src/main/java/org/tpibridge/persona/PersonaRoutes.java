package org.tpibridge.persona;

import java.util.List;
import org.tpibridge.persona.access.AccessControl;
import org.tpibridge.persona.bulk.ExportService;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.fault.FaultTarget;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.rest.Deviations;
import org.tpibridge.persona.rest.FhirService;

/** Finds who answers a request, from the first segment of its path. */
final class PersonaRoutes {
  /** The parts of a server. */
  enum Area {
    FHIR,
    EXPORT,
    TOKEN,
    CONTROL
  }

  private final FhirService fhir;
  private final ExportService exports;
  private final AccessControl access;
  private final PersonaControl control;
  private final PersonaProfile profile;

  PersonaRoutes(
      FhirService fhir,
      ExportService exports,
      AccessControl access,
      PersonaControl control,
      PersonaProfile profile) {
    this.fhir = fhir;
    this.exports = exports;
    this.access = access;
    this.control = control;
    this.profile = profile;
  }

  /**
   * @param segments of the whole path
   */
  static Area area(List<String> segments) {
    return switch (segments.isEmpty() ? "" : segments.get(0)) {
      case "fhir" -> Area.FHIR;
      case "export" -> Area.EXPORT;
      case "oauth2" -> Area.TOKEN;
      default -> Area.CONTROL;
    };
  }

  /** Checks that the client may send a request to an area. */
  void checkAccess(Area area, PersonaRequest request) {
    boolean open = area == Area.TOKEN || area == Area.CONTROL || isConfiguration(request);
    if (!open) {
      access.check(request);
    }
  }

  private static boolean isConfiguration(PersonaRequest request) {
    return request.segment(0).equals(".well-known");
  }

  /**
   * @param request path after the first segment; for the control area the whole path
   */
  PersonaResponse answer(Area area, PersonaRequest request, Deviations deviations) {
    return switch (area) {
      case FHIR -> {
        if (isConfiguration(request) && request.segment(1).equals("smart-configuration")) {
          yield access.configuration();
        }
        yield ExportService.isStart(request)
            ? exports.start(request)
            : fhir.answer(request, deviations);
      }
      case EXPORT -> exports.state(request);
      case TOKEN -> {
        if (!request.segment(0).equals("token")) {
          throw RefusedRequestException.of(404, "not-found", "This URL is not supported.");
        }
        yield access.token(request);
      }
      case CONTROL -> control.answer(request);
    };
  }

  FaultTarget target(Area area, PersonaRequest request, String path) {
    boolean isBundle = area == Area.FHIR && request.path().isEmpty();
    boolean isSearchForm = request.segment(1).equals("_search");
    boolean isOperation = request.path().stream().anyMatch(part -> part.startsWith("$"));
    boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
    return new FaultTarget(
        request.method(),
        isBundle && !isRead ? "Bundle" : area == Area.FHIR ? request.segment(0) : "",
        path,
        area == Area.FHIR && !isRead && !isSearchForm && !isOperation,
        request.parameter("_getpages").isPresent(),
        area == Area.EXPORT && request.segment(1).equals("files"),
        request.header("If-Match").isPresent());
  }

  /** Whether files of exports are always on the other host. */
  boolean isFileElsewhere(Area area, PersonaRequest request) {
    return area == Area.EXPORT
        && request.segment(1).equals("files")
        && profile.server().is(FactName.EXPORT_FILES, "redirect");
  }
}

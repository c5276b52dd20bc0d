package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Store;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.validation.FhirFileFormat;
import org.tpibridge.validation.OperationOutcomes;
import org.tpibridge.validation.Validator;

/**
 * The operation {@code $validate} (FHIR R4, Resource operations): a resource in the body, alone or
 * in a Parameters resource; without a body, the stored resource. The result is an OperationOutcome
 * with line and column of the request's body.
 */
final class ValidateOperation {
  private static final Set<String> MODES = Set.of("create", "update", "delete", "profile");
  private static final String SOURCE = "body";

  private final Store store;
  private final Supplier<Validator> validator;

  ValidateOperation(Store store, Supplier<Validator> validator) {
    this.store = store;
    this.validator = validator;
  }

  OperationOutcome run(
      String type, @Nullable IdType id, HttpServletRequest http, RequestDetails request)
      throws IOException {
    Optional<IdType> instance = Optional.ofNullable(id).filter(IdType::hasIdPart);
    RequestContent body = RequestContent.read(http);
    ValidationInput input =
        body.bytes().length == 0
            ? new ValidationInput(new byte[0], Optional.empty(), Optional.empty(), List.of())
            : ValidationInput.of(body);
    Optional<String> mode = parameter(request, "mode").stream().findFirst().or(input::mode);
    List<String> profiles = new ArrayList<>(parameter(request, "profile"));
    profiles.addAll(input.profiles());
    checkMode(mode, instance, profiles);
    if (input.content().length == 0) {
      return ofStored(type, instance, mode, profiles);
    }
    List<Finding> findings = new ArrayList<>();
    input
        .type()
        .filter(stated -> !stated.equals(type))
        .ifPresent(stated -> findings.add(otherType(type, stated)));
    findings.addAll(
        validator.get().validate(input.content(), body.format(), SOURCE, List.copyOf(profiles)));
    return OperationOutcomes.of(findings);
  }

  private OperationOutcome ofStored(
      String type, Optional<IdType> instance, Optional<String> mode, List<String> profiles) {
    IdType id =
        instance.orElseThrow(
            () ->
                new InvalidRequestException(
                    "The request has no resource to validate. If it has a body, state its type,"
                        + " such as Content-Type: application/fhir+json."));
    byte[] content =
        store.read(
            tx -> {
              ResourceVersion version =
                  tx.resources()
                      .find(type, id.getIdPart())
                      .filter(found -> !found.deleted())
                      .orElseThrow(
                          () ->
                              new ResourceNotFoundException(
                                  type + "/" + id.getIdPart() + " does not exist."));
              return tx.resources().content(version.key());
            });
    return mode.equals(Optional.of("delete"))
        ? OperationOutcomes.of(List.of())
        : OperationOutcomes.of(
            validator.get().validate(content, FhirFileFormat.JSON, SOURCE, profiles));
  }

  private static List<String> parameter(RequestDetails request, String name) {
    String[] values = request.getParameters().get(name);
    return values == null ? List.of() : Arrays.asList(values);
  }

  private static void checkMode(
      Optional<String> mode, Optional<IdType> instance, List<String> profiles) {
    if (mode.isPresent() && !MODES.contains(mode.get())) {
      throw new InvalidRequestException("mode must be create, update, delete or profile.");
    }
    if (mode.equals(Optional.of("profile")) && profiles.isEmpty()) {
      throw new InvalidRequestException("mode=profile requires the parameter profile.");
    }
    if (mode.equals(Optional.of("delete")) && instance.isEmpty()) {
      throw new InvalidRequestException("mode=delete requires the id of a resource in the URL.");
    }
  }

  private static Finding otherType(String type, String stated) {
    return Finding.error(
            "TPI-FHIR-VALUE", "The resource is a " + stated + ", but the URL is for " + type + ".")
        .withSuggestion("Send it to " + stated + "/$validate.");
  }
}

package org.tpibridge.exchange.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.RequestFormatParamStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.IClientExecutable;
import ca.uhn.fhir.rest.gclient.ICreateTyped;
import ca.uhn.fhir.rest.gclient.IOperationUnnamed;
import java.net.URI;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.json.FhirJsonWriter;

/** Sends requests with HAPI's client. */
final class FluentRequests {
  private static final FhirJsonWriter WRITER = FhirJsonWriter.compact();
  private static final String PREFER = "Prefer";
  private static final String MINIMAL = "return=minimal";

  private final FhirContext context;
  private final IGenericClient client;
  private final String base;

  FluentRequests(FhirContext context, String base) {
    this.context = context;
    this.base = base;
    client = ThreadClientFactory.of(context).newGenericClient(base);
    client.setEncoding(EncodingEnum.JSON);
    client.setFormatParamStyle(RequestFormatParamStyleEnum.NONE);
  }

  /**
   * Sends a request.
   *
   * @return what the body contains
   * @throws RuntimeException for every other answer than 2xx with an empty or readable body
   */
  Optional<Resource> send(EhrRequest request) {
    return switch (request.kind()) {
      case CAPABILITIES -> get(CapabilityStatement.class, request);
      case READ -> get(typeOf(request.path()), request);
      case SEARCH, LOOKUP, PAGE -> get(Bundle.class, request);
      case CREATE -> outcome(create(request));
      case UPDATE -> outcome(update(request));
      case CONDITIONAL_UPDATE ->
          outcome(
              client
                  .update()
                  .resource(body(request))
                  .conditionalByUrl(request.path())
                  .prefer(PreferReturnEnum.MINIMAL)
                  .execute());
      case DELETE -> outcome(delete(request));
      case BUNDLE -> bundle((Bundle) body(request));
      case OPERATION -> operation(request);
      case MESSAGE -> throw new IllegalArgumentException("A message is not a FHIR request.");
    };
  }

  /** HAPI's own encoder takes several times as long, and a Bundle has the resources of a visit. */
  private Optional<Resource> bundle(Bundle bundle) {
    bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(resource -> resource != null && resource.hasId())
        // As HAPI sends it: without type and version, which a copy of the EHR's resource has.
        .forEach(resource -> resource.setId(resource.getIdElement().getIdPart()));
    String answer =
        client
            .transaction()
            .withBundle(new String(WRITER.bytes(bundle), UTF_8))
            .withAdditionalHeader(PREFER, MINIMAL)
            .execute();
    return answer == null || answer.isBlank()
        ? Optional.empty()
        : resource(context.newJsonParser().parseResource(answer));
  }

  private Resource body(EhrRequest request) {
    return request.body().orElseThrow();
  }

  /** The URL is sent as it is: the EHR may have made it. */
  private <T extends IBaseResource> Optional<Resource> get(Class<T> type, EhrRequest request) {
    return resource(client.fetchResourceFromUrl(type, resolve(request.path()).toString()));
  }

  /**
   * @throws IllegalArgumentException if it is not a URL
   */
  URI resolve(String path) {
    return URI.create(base + "/").resolve(path);
  }

  private Class<? extends IBaseResource> typeOf(String path) {
    return context.getResourceDefinition(path.replaceAll("[/?].*$", "")).getImplementingClass();
  }

  private MethodOutcome create(EhrRequest request) {
    ICreateTyped create = client.create().resource(body(request)).prefer(PreferReturnEnum.MINIMAL);
    // Not with HAPI's method, which encodes the query again.
    return request
        .ifNoneExist()
        .map(query -> create.withAdditionalHeader("If-None-Exist", query))
        .orElse(create)
        .execute();
  }

  private MethodOutcome update(EhrRequest request) {
    Resource resource = body(request);
    return matching(
            request,
            client
                .update()
                .resource(resource)
                .withId(resource.getIdElement().getIdPart())
                .prefer(PreferReturnEnum.MINIMAL))
        .execute();
  }

  private MethodOutcome delete(EhrRequest request) {
    IdType id = new IdType(request.path());
    return matching(request, client.delete().resourceById(id.getResourceType(), id.getIdPart()))
        .execute();
  }

  private static <T extends IClientExecutable<T, MethodOutcome>> T matching(
      EhrRequest request, T executable) {
    return request
        .ifMatch()
        .map(version -> executable.withAdditionalHeader("If-Match", "W/\"" + version + "\""))
        .orElse(executable);
  }

  private Optional<Resource> operation(EhrRequest request) {
    String[] parts = request.path().split("/", -1);
    IOperationUnnamed on =
        switch (parts.length) {
          case 1 -> client.operation().onServer();
          case 2 -> client.operation().onType(parts[0]);
          default -> client.operation().onInstance(new IdType(parts[0], parts[1]));
        };
    Parameters result =
        on.named(parts[parts.length - 1]).withParameters((Parameters) body(request)).execute();
    // HAPI wraps a result that is another resource, without naming it.
    boolean wrapped =
        result != null
            && result.getParameter().size() == 1
            && !result.getParameterFirstRep().hasName()
            && result.getParameterFirstRep().getResource() != null;
    return resource(wrapped ? result.getParameterFirstRep().getResource() : result);
  }

  private static Optional<Resource> outcome(MethodOutcome outcome) {
    IBaseResource resource = outcome.getResource();
    return resource(resource == null ? outcome.getOperationOutcome() : resource);
  }

  private static Optional<Resource> resource(IBaseResource resource) {
    return resource instanceof Resource found ? Optional.of(found) : Optional.empty();
  }
}

package org.tpibridge.persona.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.SearchDefinitions;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.http.FhirFormats;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaRequest.QueryParameter;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ObjectNode;

/** Answers FHIR requests as the facts of an EHR say. */
public final class FhirService {
  private final String base;
  private final PersonaProfile profile;
  private final ResourceMemory memory;
  private final FhirFormats formats;
  private final ResourceService resources;
  private final SearchService searches;
  private final ConditionalTargets conditions;
  private final PatientScoring matching;
  private final ObjectNode statement;

  /**
   * @param base URL without a slash at the end
   * @param tokenUrl where clients get tokens, if they need any
   * @param contractWrites whether what a contract adds to the declared interactions is offered
   */
  public FhirService(
      String base,
      PersonaProfile profile,
      ResourceMemory memory,
      FhirFormats formats,
      Optional<String> tokenUrl,
      boolean contractWrites) {
    this.base = base;
    SearchDefinitions definitions = new SearchDefinitions(formats.context());
    this.profile = profile;
    this.memory = memory;
    this.formats = formats;
    this.resources = new ResourceService(base, profile, memory, contractWrites);
    this.searches = new SearchService(base, profile, memory, definitions);
    this.conditions = new ConditionalTargets(searches, memory);
    this.matching = new PatientScoring(base, memory);
    this.statement = new CapabilityDeclaration(base, profile, definitions, tokenUrl).statement();
  }

  /**
   * Answers a request.
   *
   * @throws RefusedRequestException if it is not done
   */
  public PersonaResponse answer(PersonaRequest request, Deviations deviations) {
    String first = request.segment(0);
    if (first.isEmpty()) {
      return root(request, deviations);
    }
    if (first.equals("metadata")) {
      return PersonaResponse.of(200, statement.deepCopy());
    }
    if (request.path().size() == 1) {
      return ofType(first, request, deviations);
    }
    String second = request.segment(1);
    if (second.equals("_search") && request.method().equals("POST")) {
      return ofType(first, searchOfForm(request), deviations);
    }
    String last = request.path().get(request.path().size() - 1);
    if (last.startsWith("$")) {
      return operation(first, last.substring(1), request);
    }
    if (request.path().size() == 4 && request.segment(2).equals("_history")) {
      resources.requireDeclared(first, "vread");
      return resources.readVersion(first, second, request.segment(3));
    }
    if (request.path().size() > 2) {
      throw RefusedRequestException.notSupported(404, "This URL is not supported.");
    }
    return ofInstance(first, second, request, deviations);
  }

  private static PersonaRequest searchOfForm(PersonaRequest request) {
    List<QueryParameter> all = new ArrayList<>(request.query());
    all.addAll(PersonaRequest.parameters(new String(request.body(), UTF_8)));
    return new PersonaRequest("GET", request.path(), all, request.headers(), new byte[0]);
  }

  private PersonaResponse root(PersonaRequest request, Deviations deviations) {
    if (request.method().equals("GET") && request.parameter(SearchService.PAGES).isPresent()) {
      return PersonaResponse.of(200, searches.page(request, deviations.repeatLast()));
    }
    List<String> offered = profile.server().words(FactName.SYSTEM_INTERACTIONS);
    if (!request.method().equals("POST") || offered.isEmpty()) {
      throw systemRefused("This server offers no such interaction.");
    }
    ObjectNode bundle = formats.read(request);
    String kind = FhirTree.text(bundle, "type");
    if (!FhirTree.type(bundle).equals("Bundle") || !offered.contains(kind)) {
      throw systemRefused("This server accepts only: " + String.join(", ", offered) + ".");
    }
    BundleService bundles =
        new BundleService(base, memory, resources, conditions, one -> answer(one, Deviations.NONE));
    return PersonaResponse.of(
        200,
        kind.equals("batch")
            ? bundles.batch(bundle)
            : bundles.transaction(bundle, request.header("Prefer")));
  }

  private RefusedRequestException systemRefused(String message) {
    return RefusedRequestException.notSupported(
        profile.server().status(FactName.UNDECLARED_SYSTEM_INTERACTION_STATUS), message);
  }

  private PersonaResponse ofType(String type, PersonaRequest request, Deviations deviations) {
    return switch (request.method()) {
      case "GET", "HEAD" -> {
        resources.requireDeclared(type, "search-type");
        yield PersonaResponse.of(200, searches.search(type, request, deviations.repeatLast()));
      }
      case "POST" -> {
        resources.requireDeclared(type, "create");
        yield create(type, request, deviations);
      }
      case "PUT" -> {
        requireConditional(type, FactName.CONDITIONAL_UPDATE, "yes");
        yield updateByCondition(type, request, deviations);
      }
      case "DELETE" -> {
        requireConditional(type, FactName.CONDITIONAL_DELETE, "single");
        yield memory.atomically(
            () ->
                conditions
                    .one(type, request.query())
                    .map(c -> resources.delete(type, c.id(), Optional.empty(), deviations))
                    .orElseGet(
                        () ->
                            PersonaResponse.of(
                                200, ResourceService.information("Nothing matches."))));
      }
      default -> throw methodRefused();
    };
  }

  private static RefusedRequestException methodRefused() {
    return RefusedRequestException.notSupported(405, "This method is not supported.");
  }

  private void requireConditional(String type, FactName name, String value) {
    if (!profile.of(type).is(name, value)) {
      throw RefusedRequestException.notSupported(
          profile.server().status(FactName.UNDECLARED_INTERACTION_STATUS),
          "This server does not offer conditional requests of this kind for " + type + ".");
    }
  }

  private PersonaResponse create(String type, PersonaRequest request, Deviations deviations) {
    ObjectNode resource = resourceOf(type, request);
    Optional<String> condition =
        request
            .header("If-None-Exist")
            .filter(c -> profile.of(type).is(FactName.CONDITIONAL_CREATE, "yes"));
    return memory.atomically(
        () -> {
          Optional<StoredCopy> match = condition.flatMap(c -> conditions.one(type, c));
          StoredCopy copy = match.orElseGet(() -> resources.create(resource, deviations));
          return resources.written(copy, match.isEmpty(), request.header("Prefer"));
        });
  }

  private ObjectNode resourceOf(String type, PersonaRequest request) {
    ObjectNode resource = formats.read(request);
    if (!FhirTree.type(resource).equals(type)) {
      throw RefusedRequestException.invalid(
          400, "The type of the resource must be that in the URL.");
    }
    return resource;
  }

  private PersonaResponse updateByCondition(
      String type, PersonaRequest request, Deviations deviations) {
    ObjectNode resource = resourceOf(type, request);
    return memory.atomically(
        () -> {
          Optional<StoredCopy> match = conditions.one(type, request.query());
          StoredCopy copy =
              match
                  .map(
                      found ->
                          resources.update(
                              type,
                              found.id(),
                              resource.put("id", found.id()),
                              request.header("If-Match"),
                              deviations))
                  .orElseGet(() -> resources.create(resource, deviations));
          return resources.written(copy, match.isEmpty(), request.header("Prefer"));
        });
  }

  private PersonaResponse ofInstance(
      String type, String id, PersonaRequest request, Deviations deviations) {
    return switch (request.method()) {
      case "GET", "HEAD" -> {
        resources.requireDeclared(type, "read");
        yield resources.read(type, id);
      }
      case "PUT" -> {
        resources.requireDeclared(type, "update");
        ObjectNode resource = resourceOf(type, request);
        if (deviations.changedMeanwhile()) {
          resources.changeMeanwhile(type, id);
        }
        yield memory.atomically(
            () -> {
              boolean isNew = memory.existing(type, id).isEmpty();
              StoredCopy copy =
                  resources.update(type, id, resource, request.header("If-Match"), deviations);
              return resources.written(copy, isNew, request.header("Prefer"));
            });
      }
      case "DELETE" -> {
        resources.requireDeclared(type, "delete");
        yield memory.atomically(
            () -> resources.delete(type, id, request.header("If-Match"), deviations));
      }
      case "PATCH" -> {
        resources.requireDeclared(type, "patch");
        yield memory.atomically(
            () -> {
              ObjectNode changed = JsonPatch.apply(resources.current(type, id), request);
              StoredCopy copy =
                  resources.update(type, id, changed, request.header("If-Match"), deviations);
              return resources.written(copy, false, request.header("Prefer"));
            });
      }
      default -> throw methodRefused();
    };
  }

  private PersonaResponse operation(String type, String name, PersonaRequest request) {
    List<String> declared = profile.of(type).words(FactName.OPERATIONS);
    if (!declared.contains(name)) {
      resources.requireDeclared(type, "$" + name);
    }
    if (name.equals("match") && request.method().equals("POST")) {
      return PersonaResponse.of(200, matching.match(formats.read(request)));
    }
    throw RefusedRequestException.notSupported(
        501, "The simulation does not include the operation $" + name + ".");
  }

  /** The answer for an expired page, in the vendor's words. */
  public RefusedRequestException expiredPage() {
    return searches.expired();
  }
}

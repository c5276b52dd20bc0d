package org.tpibridge.persona.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bundles of requests: batches, entry by entry, and transactions, all or nothing. */
final class BundleService {
  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          201, "Created",
          204, "No Content",
          400, "Bad Request",
          404, "Not Found",
          405, "Method Not Allowed",
          409, "Conflict",
          410, "Gone",
          412, "Precondition Failed",
          422, "Unprocessable Entity");

  /** A write of a transaction whose target is determined. */
  private record PlannedWrite(
      int index, ObjectNode entry, String type, String id, boolean isNew, boolean isUsed) {}

  private final String base;
  private final ResourceMemory memory;
  private final ResourceService resources;
  private final ConditionalTargets conditions;
  private final Function<PersonaRequest, PersonaResponse> single;

  /**
   * @param single answers one request
   */
  BundleService(
      String base,
      ResourceMemory memory,
      ResourceService resources,
      ConditionalTargets conditions,
      Function<PersonaRequest, PersonaResponse> single) {
    this.base = base;
    this.memory = memory;
    this.resources = resources;
    this.conditions = conditions;
    this.single = single;
  }

  ObjectNode batch(ObjectNode bundle) {
    ObjectNode answer = answer("batch-response");
    for (ObjectNode entry : entries(bundle)) {
      ObjectNode result = answer.withArray("entry").addObject();
      try {
        fill(result, single.apply(request(entry)));
      } catch (RefusedRequestException e) {
        fill(result, e.response());
      }
    }
    return answer;
  }

  private static ObjectNode answer(String type) {
    ObjectNode answer = FhirTree.object().put("resourceType", "Bundle").put("type", type);
    answer.putArray("entry");
    return answer;
  }

  private static List<ObjectNode> entries(ObjectNode bundle) {
    List<ObjectNode> entries = new ArrayList<>();
    for (JsonNode entry : FhirTree.list(bundle, "entry")) {
      if (!(entry instanceof ObjectNode object) || !object.path("request").isObject()) {
        throw RefusedRequestException.invalid(400, "An entry of the Bundle has no request.");
      }
      entries.add(object);
    }
    return entries;
  }

  private PersonaRequest request(ObjectNode entry) {
    JsonNode request = entry.path("request");
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/fhir+json");
    for (String name : List.of("ifMatch", "ifNoneExist", "ifNoneMatch")) {
      String value = FhirTree.text(request, name);
      if (!value.isEmpty()) {
        headers.put(name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), value);
      }
    }
    String[] url = relative(FhirTree.text(request, "url")).split("\\?", 2);
    return new PersonaRequest(
        FhirTree.text(request, "method"),
        PersonaRequest.segments(url[0]),
        url.length == 2 ? PersonaRequest.parameters(url[1]) : List.of(),
        headers,
        entry.has("resource") ? FhirTree.bytes(entry.path("resource")) : new byte[0]);
  }

  private String relative(String url) {
    return url.startsWith(base + "/") ? url.substring(base.length() + 1) : url;
  }

  private static void fill(ObjectNode result, PersonaResponse response) {
    ObjectNode part = FhirTree.object();
    part.put(
        "status", (response.status() + " " + REASONS.getOrDefault(response.status(), "")).strip());
    Optional.ofNullable(response.headers().get("Location"))
        .ifPresent(location -> part.put("location", location));
    Optional.ofNullable(response.headers().get("ETag")).ifPresent(etag -> part.put("etag", etag));
    response
        .resource()
        .ifPresent(
            body -> {
              if (FhirTree.type(body).equals("OperationOutcome")) {
                part.set("outcome", body);
              } else {
                result.set("resource", body);
              }
            });
    result.set("response", part);
  }

  /** Saves all entries, or none. */
  ObjectNode transaction(ObjectNode bundle, Optional<String> prefer) {
    return memory.atomically(() -> transact(bundle, prefer));
  }

  private ObjectNode transact(ObjectNode bundle, Optional<String> prefer) {
    List<ObjectNode> entries = entries(bundle.deepCopy());
    Map<Integer, PersonaResponse> responses = new LinkedHashMap<>();
    List<PlannedWrite> writes = new ArrayList<>();
    List<StoredCopy> deleted = new ArrayList<>();
    Map<String, String> targets = new HashMap<>();
    plan(entries, writes, targets);
    for (int i = 0; i < entries.size(); i++) {
      if (method(entries.get(i)).equals("DELETE")) {
        responses.put(i, delete(request(entries.get(i)), deleted));
      }
    }
    Map<PlannedWrite, StoredCopy> saved = new LinkedHashMap<>();
    for (PlannedWrite write : writes) {
      if (!write.isUsed()) {
        rewriteReferences(write.entry(), targets);
        saved.put(write, resources.saveInTransaction(write.type(), write.id(), write.entry()));
      }
    }
    saved.forEach((write, copy) -> resources.checkReferences(copy, write.isNew()));
    deleted.forEach(resources::requireUnreferenced);
    for (PlannedWrite write : writes) {
      StoredCopy copy =
          memory
              .existing(write.type(), write.id())
              .orElseThrow(
                  () -> RefusedRequestException.invalid(400, "An entry uses a deleted resource."));
      PersonaResponse response = resources.written(copy, write.isNew() && !write.isUsed(), prefer);
      boolean representation = prefer.filter(p -> p.contains("representation")).isPresent();
      responses.put(
          write.index(),
          representation ? response : response.withResource(ResourceService.information("Saved.")));
    }
    for (int i = 0; i < entries.size(); i++) {
      if (method(entries.get(i)).equals("GET")) {
        responses.put(i, single.apply(request(entries.get(i))));
      }
    }
    ObjectNode answer = answer("transaction-response");
    for (int i = 0; i < entries.size(); i++) {
      fill(answer.withArray("entry").addObject(), responses.get(i));
    }
    return answer;
  }

  private static String method(ObjectNode entry) {
    return FhirTree.text(entry, "request", "method");
  }

  private PersonaResponse delete(PersonaRequest request, List<StoredCopy> deleted) {
    Optional<StoredCopy> copy =
        request.query().isEmpty()
            ? memory.existing(request.segment(0), request.segment(1))
            : conditions.one(request.segment(0), request.query());
    copy.ifPresent(c -> deleted.add(memory.delete(c)));
    return PersonaResponse.of(204);
  }

  /** Determines the id of everything that is written, so that references can be rewritten. */
  private void plan(
      List<ObjectNode> entries, List<PlannedWrite> writes, Map<String, String> targets) {
    Set<String> written = new HashSet<>();
    Map<String, String> created = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      ObjectNode entry = entries.get(i);
      String method = method(entry);
      if (method.equals("GET") || method.equals("DELETE")) {
        continue;
      }
      if (!method.equals("POST") && !method.equals("PUT")) {
        throw RefusedRequestException.notSupported(
            400, "An entry has a method that is not supported in a transaction.");
      }
      if (!(entry.path("resource") instanceof ObjectNode resource)) {
        throw RefusedRequestException.invalid(400, "An entry that writes has no resource.");
      }
      PlannedWrite write = plan(i, entry, request(entry), resource, created);
      if (!write.isUsed() && !written.add(write.type() + "/" + write.id())) {
        throw RefusedRequestException.invalid(
            400, "The transaction writes a resource more than once.");
      }
      writes.add(write);
      String fullUrl = FhirTree.text(entry, "fullUrl");
      if (!fullUrl.isEmpty()) {
        targets.put(fullUrl, write.type() + "/" + write.id());
      }
    }
  }

  private PlannedWrite plan(
      int index,
      ObjectNode entry,
      PersonaRequest request,
      ObjectNode resource,
      Map<String, String> created) {
    String type = FhirTree.type(resource);
    if (!request.segment(0).equals(type)) {
      throw RefusedRequestException.invalid(
          400, "The type of a resource must be that in the URL of its entry.");
    }
    resources.requireDeclared(type, request.method().equals("POST") ? "create" : "update");
    if (request.method().equals("PUT")) {
      return planUpdate(index, entry, request, type);
    }
    Optional<String> condition = request.header("If-None-Exist");
    if (condition.isPresent()) {
      String key = type + "?" + condition.get();
      Optional<StoredCopy> match = conditions.one(type, condition.get());
      if (match.isPresent()) {
        return new PlannedWrite(index, entry, type, match.get().id(), false, true);
      }
      if (created.containsKey(key)) {
        return new PlannedWrite(index, entry, type, created.get(key), false, true);
      }
      created.put(key, memory.newId(type));
      return new PlannedWrite(index, entry, type, created.get(key), true, false);
    }
    return new PlannedWrite(index, entry, type, memory.newId(type), true, false);
  }

  private PlannedWrite planUpdate(
      int index, ObjectNode entry, PersonaRequest request, String type) {
    String id;
    if (request.query().isEmpty()) {
      id = request.segment(1);
    } else {
      id =
          conditions
              .one(type, request.query())
              .map(StoredCopy::id)
              .orElseGet(() -> memory.newId(type));
    }
    boolean isNew = memory.existing(type, id).isEmpty();
    if (entry.path("resource") instanceof ObjectNode resource) {
      resource.put("id", id);
    }
    return new PlannedWrite(index, entry, type, id, isNew, false);
  }

  private void rewriteReferences(ObjectNode entry, Map<String, String> targets) {
    FhirTree.eachReference(
        entry.path("resource"),
        reference -> {
          String target = relative(FhirTree.text(reference, "reference"));
          String[] condition = target.split("\\?", 2);
          if (targets.containsKey(target)) {
            target = targets.get(target);
          } else if (condition.length == 2 && condition[0].matches("[A-Z][A-Za-z]+")) {
            target =
                conditions
                    .one(condition[0], condition[1])
                    .orElseThrow(
                        () ->
                            RefusedRequestException.of(
                                404, "not-found", "No resource matches a conditional reference."))
                    .key();
          }
          reference.put("reference", target);
        });
  }
}

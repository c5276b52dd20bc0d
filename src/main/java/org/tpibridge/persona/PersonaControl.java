package org.tpibridge.persona;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.fault.Fault;
import org.tpibridge.persona.fault.FaultRegistry;
import org.tpibridge.persona.fault.FaultRegistry.FaultCount;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaResponse;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.http.RequestJournal;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What tests ask a simulated EHR besides FHIR: faults, everything stored, all requests. */
final class PersonaControl {
  private final FaultRegistry faults;
  private final ResourceMemory memory;
  private final RequestJournal journal;

  PersonaControl(FaultRegistry faults, ResourceMemory memory, RequestJournal journal) {
    this.faults = faults;
    this.memory = memory;
    this.journal = journal;
  }

  PersonaResponse answer(PersonaRequest request) {
    String call = request.method() + " " + String.join("/", request.path());
    return switch (call) {
      case "GET faults" -> json(200, counts());
      case "POST faults" -> {
        add(request.body());
        yield json(201, counts());
      }
      case "DELETE faults" -> {
        faults.clear();
        yield PersonaResponse.of(204);
      }
      case "GET resources" ->
          json(200, resources(request.parameter("bodies").filter("true"::equals).isPresent()));
      case "GET requests" -> json(200, requests());
      default ->
          throw RefusedRequestException.of(
              404,
              "not-found",
              "There is nothing here. See /fhir/metadata, /faults, /resources and /requests.");
    };
  }

  private static PersonaResponse json(int status, JsonNode body) {
    return PersonaResponse.raw(status, "application/json", FhirTree.bytes(body));
  }

  private void add(byte[] body) {
    try {
      List<Fault> read =
          FhirTree.list(FhirTree.parseAny(body)).stream().map(PersonaControl::fault).toList();
      read.forEach(faults::add);
    } catch (JacksonException e) {
      throw RefusedRequestException.of(400, "structure", "The body is not JSON.");
    } catch (IllegalArgumentException e) {
      throw RefusedRequestException.invalid(400, e.getMessage());
    }
  }

  private static Fault fault(JsonNode node) {
    Map<String, String> properties = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (property.getValue().isContainer()) {
        throw new IllegalArgumentException(
            "The property \"" + property.getKey() + "\" of a fault must be a text or a number.");
      }
      properties.put(property.getKey(), property.getValue().asString());
    }
    return Fault.of(properties);
  }

  private ArrayNode counts() {
    ArrayNode list = FhirTree.array();
    for (FaultCount count : faults.counts()) {
      ObjectNode one =
          list.addObject().put("id", count.id()).put("fault", count.fault().kind().text());
      count.fault().method().ifPresent(method -> one.put("method", method));
      count.fault().type().ifPresent(type -> one.put("type", type));
      count.fault().path().ifPresent(path -> one.put("path", path));
      one.put("matching", count.matching())
          .put("hits", count.hits())
          .put("remaining", count.remaining());
    }
    return list;
  }

  private ArrayNode resources(boolean bodies) {
    ArrayNode list = FhirTree.array();
    for (StoredCopy copy : memory.everything()) {
      ObjectNode one =
          list.addObject()
              .put("type", copy.type())
              .put("id", copy.id())
              .put("version", copy.version())
              .put("deleted", copy.isDeleted())
              .put("lastUpdated", copy.updated().toString());
      if (bodies) {
        one.set("resource", copy.body());
      }
    }
    return list;
  }

  private ArrayNode requests() {
    ArrayNode list = FhirTree.array();
    journal
        .entries()
        .forEach(
            entry ->
                list.addObject()
                    .put("host", entry.host())
                    .put("method", entry.method())
                    .put("path", entry.path())
                    .put("authorized", entry.authorized())
                    .put("status", entry.status())
                    .put("fault", entry.fault()));
    return list;
  }
}

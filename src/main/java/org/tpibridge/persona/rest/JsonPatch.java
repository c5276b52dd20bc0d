package org.tpibridge.persona.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a resource by JSON Patch (RFC 6902): add, replace, remove and test. */
final class JsonPatch {
  private JsonPatch() {}

  static ObjectNode apply(ObjectNode resource, PersonaRequest request) {
    if (request.header("Content-Type").filter(t -> t.contains("json-patch+json")).isEmpty()) {
      throw RefusedRequestException.notSupported(415, "Send application/json-patch+json.");
    }
    JsonNode operations;
    try {
      operations = FhirTree.parseAny(request.body());
    } catch (JacksonException e) {
      throw RefusedRequestException.of(400, "structure", "The body is not JSON.");
    }
    ObjectNode changed = resource.deepCopy();
    for (JsonNode operation : FhirTree.list(operations)) {
      change(changed, operation);
    }
    return changed;
  }

  private static void change(ObjectNode resource, JsonNode operation) {
    List<String> path =
        new ArrayList<>(
            Arrays.stream(FhirTree.text(operation, "path").split("/", -1))
                .skip(1)
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList());
    if (path.isEmpty()) {
      throw RefusedRequestException.invalid(400, "An operation has no path.");
    }
    String last = path.remove(path.size() - 1);
    JsonNode parent = resource;
    for (String part : path) {
      parent = child(parent, part);
    }
    String name = FhirTree.text(operation, "op");
    JsonNode value = operation.path("value");
    switch (name) {
      case "test" -> {
        if (!child(parent, last).equals(value)) {
          throw RefusedRequestException.invalid(422, "A test of the patch failed.");
        }
      }
      case "add", "replace" -> put(parent, last, value, name.equals("add"));
      case "remove" -> remove(parent, last);
      default -> throw RefusedRequestException.notSupported(400, "An operation is not supported.");
    }
  }

  private static JsonNode child(JsonNode parent, String part) {
    return parent.isArray() ? parent.path(index(part, parent.size() - 1)) : parent.path(part);
  }

  private static int index(String part, int last) {
    if (!part.matches("\\d{1,6}") || Integer.parseInt(part) > last) {
      throw noSuchPlace();
    }
    return Integer.parseInt(part);
  }

  private static void put(JsonNode parent, String part, JsonNode value, boolean insert) {
    if (parent instanceof ObjectNode object) {
      object.set(part, value);
    } else if (parent instanceof ArrayNode array && part.equals("-")) {
      array.add(value);
    } else if (parent instanceof ArrayNode array && insert) {
      array.insert(index(part, array.size()), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(index(part, array.size() - 1), value);
    } else {
      throw noSuchPlace();
    }
  }

  private static void remove(JsonNode parent, String part) {
    if (parent instanceof ObjectNode object && object.has(part)) {
      object.remove(part);
    } else if (parent instanceof ArrayNode array) {
      array.remove(index(part, array.size() - 1));
    } else {
      throw noSuchPlace();
    }
  }

  private static RefusedRequestException noSuchPlace() {
    return RefusedRequestException.invalid(422, "A path of the patch does not exist.");
  }
}

package org.tpibridge.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Breaks a resource in every way that its structure allows, one at a time. */
final class Mutations {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode root;
  private final List<String> results = new ArrayList<>();

  private Mutations(ObjectNode root) {
    this.root = root;
  }

  /** Each result differs from the given resource in one place. */
  static List<String> of(String resource) {
    ObjectNode root = (ObjectNode) JSON.readTree(resource);
    Mutations mutations = new Mutations(root);
    mutations.inside("");
    return mutations.results;
  }

  private void inside(String at) {
    ObjectNode object = (ObjectNode) root.at(at);
    attempt(at, copy -> copy.put("madeUpElement", "x"));
    for (String name : object.propertyNames()) {
      if (!name.equals("resourceType")) {
        property(at, name, object.get(name));
      }
    }
  }

  private void property(String at, String name, JsonNode value) {
    attempt(at, copy -> copy.remove(name));
    if (value.isString()) {
      attempt(at, copy -> copy.put(name, 12));
      attempt(at, copy -> copy.put(name, "bogus"));
      attempt(at, copy -> copy.put(name, ""));
      attempt(at, copy -> copy.put(name, " leading " + value.asString()));
    } else if (value instanceof ArrayNode array) {
      attempt(at, copy -> copy.set(name, array.get(0)));
      attempt(at, copy -> ((ArrayNode) copy.get(name)).add(array.get(0).deepCopy()));
      if (array.get(0).isObject()) {
        inside(at + "/" + name + "/0");
      }
    } else if (value.isObject()) {
      attempt(at, copy -> copy.set(name, JsonNodeFactory.instance.objectNode()));
      attempt(at, copy -> copy.putArray(name).add(value.deepCopy()));
      inside(at + "/" + name);
    } else {
      attempt(at, copy -> copy.put(name, "not a number"));
    }
  }

  private void attempt(String at, Consumer<ObjectNode> change) {
    ObjectNode copy = root.deepCopy();
    change.accept((ObjectNode) copy.at(at));
    results.add(JSON.writeValueAsString(copy));
  }
}

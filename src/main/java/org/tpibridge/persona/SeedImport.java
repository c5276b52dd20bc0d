package org.tpibridge.persona;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.node.ObjectNode;

/** Adds resources without the rules for clients; references between them are made to work. */
final class SeedImport {
  /** Not an element of FHIR, and removed before a resource is saved. */
  static final String FULL_URL = "$fullUrl";

  private final ResourceMemory memory;

  SeedImport(ResourceMemory memory) {
    this.memory = memory;
  }

  /** Returns {@code Type/id} of each resource. */
  List<String> add(List<ObjectNode> resources) {
    Map<String, String> targets = new HashMap<>();
    for (ObjectNode resource : resources) {
      if (FhirTree.id(resource).isEmpty()) {
        resource.put("id", memory.newId(FhirTree.type(resource)));
      }
      String url = FhirTree.text(resource, FULL_URL);
      if (!url.isEmpty()) {
        targets.put(url, FhirTree.key(resource));
        resource.remove(FULL_URL);
      }
    }
    List<String> keys = new ArrayList<>();
    for (ObjectNode resource : resources) {
      FhirTree.eachReference(
          resource,
          reference ->
              reference.put(
                  "reference",
                  targets.getOrDefault(
                      FhirTree.text(reference, "reference"),
                      FhirTree.text(reference, "reference"))));
      keys.add(memory.save(resource, FhirTree.id(resource)).key());
    }
    return keys;
  }
}

package org.tpibridge.persona.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules that depend on other resources. */
final class ReferenceRules {
  private static final Set<String> CLOSED = Set.of("finished", "cancelled", "entered-in-error");
  private static final String LOCKED = "locked";

  private ReferenceRules() {}

  /**
   * @param paths elements that are checked; {@code *} for all references
   */
  record ExistingReferences(List<String> paths) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      List<JsonNode> references = new ArrayList<>();
      if (paths.contains("*")) {
        FhirTree.eachReference(resource, references::add);
      } else {
        paths.forEach(path -> references.addAll(FhirTree.values(resource, path)));
      }
      for (JsonNode reference : references) {
        String target = FhirTree.text(reference, "reference");
        boolean isHere = target.matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+(/_history/.*)?");
        if (target.startsWith("urn:") || (isHere && context.memory().existing(target).isEmpty())) {
          throw target.startsWith("Encounter/")
              ? context.refused(
                  "The referenced Encounter does not exist.",
                  FactName.CODE_BAD_ENCOUNTER,
                  FactName.CODE_FILING_FAILED)
              : context.refused("A referenced resource does not exist: " + target + ".");
        }
      }
    }
  }

  /**
   * @param required whether there must be an encounter
   */
  record OpenEncounter(boolean required) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      Optional<StoredCopy> encounter =
          List.of("encounter", "context", "context.encounter").stream()
              .flatMap(path -> FhirTree.values(resource, path).stream())
              .map(reference -> FhirTree.text(reference, "reference"))
              .filter(reference -> reference.startsWith("Encounter/"))
              .findFirst()
              .flatMap(reference -> context.memory().existing(reference));
      if (encounter.isEmpty()) {
        if (required) {
          throw context.refused("An open Encounter is required.", FactName.CODE_FILING_FAILED);
        }
        return;
      }
      ObjectNode body = encounter.get().sharedBody();
      boolean locked =
          FhirTree.values(body, "meta.tag.code").stream()
              .anyMatch(tag -> tag.asString("").equals(LOCKED));
      if (locked || (required && CLOSED.contains(FhirTree.text(body, "status")))) {
        throw context.refused(
            "The Encounter is closed.",
            FactName.CODE_ENCOUNTER_LOCKED,
            FactName.CODE_FILING_FAILED);
      }
    }
  }

  /**
   * Two resources with the same content are one; two patients with the same name and birth date.
   */
  record NoDuplicates() implements WriteRule {
    private static final Set<String> NOT_CONTENT = Set.of("id", "meta", "text");
    private static final List<String> IDENTITY = List.of("name.family", "name.given", "birthDate");

    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      if (!context.isCreate()) {
        return;
      }
      String type = FhirTree.type(resource);
      boolean isPatient = type.equals("Patient");
      boolean exists =
          context.memory().all(type).stream()
              .map(StoredCopy::sharedBody)
              .anyMatch(
                  other ->
                      isPatient ? isSamePerson(resource, other) : hasSameContent(resource, other));
      if (exists && isPatient) {
        throw context.refused(
            "The patient exists.", FactName.CODE_PATIENT_EXISTS, FactName.CODE_DUPLICATE);
      }
      if (exists) {
        throw context.refused("The same " + type + " exists.", FactName.CODE_DUPLICATE);
      }
    }

    private static boolean hasSameContent(ObjectNode one, ObjectNode other) {
      Set<String> names = new HashSet<>(one.propertyNames());
      names.addAll(other.propertyNames());
      names.removeAll(NOT_CONTENT);
      return names.stream().allMatch(name -> one.path(name).equals(other.path(name)));
    }

    private static boolean isSamePerson(ObjectNode one, ObjectNode other) {
      return IDENTITY.stream()
          .allMatch(path -> FhirTree.values(one, path).equals(FhirTree.values(other, path)));
    }
  }
}

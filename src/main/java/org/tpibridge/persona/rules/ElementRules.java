package org.tpibridge.persona.rules;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Rules about single elements. */
final class ElementRules {
  private static final Set<String> ALWAYS_KEPT = Set.of("resourceType", "id", "meta");
  private static final String PERFORMER_FUNCTION =
      "http://hl7.org/fhir/StructureDefinition/event-performerFunction";

  private ElementRules() {}

  /** No extension that changes the meaning is understood. */
  record NoModifierExtension(int status) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      if (isAnywhere(resource)) {
        throw RefusedRequestException.of(
            status, "extension", "The resource has a modifier extension that is not recognized.");
      }
    }

    private static boolean isAnywhere(JsonNode node) {
      if (node.has("modifierExtension")) {
        return true;
      }
      for (JsonNode child : node) {
        if (isAnywhere(child)) {
          return true;
        }
      }
      return false;
    }
  }

  record RequiredElements(List<String> paths) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      for (String path : paths) {
        if (FhirTree.values(resource, path).isEmpty()) {
          throw RefusedRequestException.of(
              context.profile().invalidStatus(), "required", path + " is missing.");
        }
      }
    }
  }

  record RefusedElements(List<String> paths) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      for (String path : paths) {
        if (!FhirTree.values(resource, path).isEmpty()) {
          throw context.refused(path + " is not supported.");
        }
      }
    }
  }

  /**
   * @param pairs {@code element=value}
   */
  record AcceptedValues(List<String> pairs) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      for (String pair : pairs) {
        String[] sides = pair.split("=", 2);
        if (!FhirTree.text(resource, sides[0]).equals(sides[1])) {
          throw context.refused(sides[0] + " must be " + sides[1] + ".");
        }
      }
    }
  }

  record AcceptedCategories(Set<String> codes) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      if (categories(resource).stream().noneMatch(codes::contains)) {
        throw context.refused(
            "Only these categories are accepted: " + String.join(", ", codes) + ".",
            FactName.CODE_NOT_FILEABLE);
      }
    }
  }

  private static List<String> categories(ObjectNode resource) {
    return FhirTree.values(resource, "category.coding.code").stream()
        .map(code -> code.asString(""))
        .toList();
  }

  /** Vital signs have a quantity, and a practitioner with a function as the performer. */
  record VitalSignsPerformer(String function) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      if (!categories(resource).contains("vital-signs")) {
        return;
      }
      if (!resource.has("valueQuantity")) {
        throw context.refused("Vital signs must have a valueQuantity.");
      }
      boolean given =
          FhirTree.list(resource, "performer").stream()
              .filter(p -> FhirTree.text(p, "reference").startsWith("Practitioner/"))
              .flatMap(p -> FhirTree.list(p, "extension").stream())
              .filter(e -> FhirTree.text(e, "url").equals(PERFORMER_FUNCTION))
              .flatMap(e -> FhirTree.values(e, "valueCodeableConcept.coding.code").stream())
              .anyMatch(code -> code.asString("").equals(function));
      if (!given) {
        throw context.refused(
            "Vital signs must have a Practitioner as performer with the performer function "
                + function
                + ".");
      }
    }
  }

  record TimeRequired(String path) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      if (FhirTree.values(resource, path).stream().noneMatch(v -> v.asString("").contains("T"))) {
        throw context.refused(path + " must be a date with a time.");
      }
    }
  }

  /** Drops all other elements without a message. */
  record CreateKeeps(List<String> elements) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      if (!context.isCreate()) {
        return;
      }
      List<String> dropped =
          resource.properties().stream()
              .map(Map.Entry::getKey)
              .filter(name -> !ALWAYS_KEPT.contains(name))
              .filter(name -> elements.stream().noneMatch(e -> FhirTree.isNamed(name, e)))
              .toList();
      resource.remove(dropped);
    }
  }

  /** A time becomes its date in GMT; each end of a Period likewise. */
  record ReducedToGmtDate(String element) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      for (Map.Entry<String, JsonNode> property : List.copyOf(resource.properties())) {
        if (!FhirTree.isNamed(property.getKey(), element) || property.getKey().startsWith("_")) {
          continue;
        }
        if (property.getValue() instanceof ObjectNode period) {
          for (String side : List.of("start", "end")) {
            if (period.path(side).isString()) {
              period.put(side, date(period.path(side).stringValue()));
            }
          }
        } else if (property.getValue().isString()) {
          resource.set(
              property.getKey(), StringNode.valueOf(date(property.getValue().stringValue())));
        }
      }
    }

    private static String date(String text) {
      try {
        return OffsetDateTime.parse(text)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
      } catch (DateTimeException e) {
        return text.split("T", 2)[0];
      }
    }
  }
}

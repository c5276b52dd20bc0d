package org.tpibridge.validation;

import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;

/**
 * Recognizes base rules of FHIR R4 that an element or resource satisfies, without evaluating their
 * FHIRPath: four of five rule evaluations are one of these.
 *
 * <p>The result is either "satisfied" or "evaluate the rule": only the library decides whether a
 * rule is violated and writes the message. Rules are recognized by key and expression, so another
 * rule with the same key is evaluated. Source: FHIR R4, the types Element, Extension and Reference
 * and the resource DomainResource.
 */
final class BaseInvariants {

  private BaseInvariants() {}

  /** Whether the element certainly satisfies the rule. */
  static boolean isSatisfied(ElementDefinitionConstraintComponent rule, Element element) {
    String expression = rule.getExpression();
    return switch (rule.getKey()) {
      case "ele-1" ->
          "hasValue() or (children().count() > id.count())".equals(expression)
              && hasContent(element);
      case "ext-1" ->
          "extension.exists() != value.exists()".equals(expression)
              && has(element, "extension") != hasChoice(element, "value");
      case "ref-1" -> expression != null && expression.startsWith(CONTAINED) && isExternal(element);
      case "dom-2", "dom-4", "dom-5" ->
          expression != null && expression.startsWith("contained.") && !has(element, "contained");
      case "dom-6" -> "text.`div`.exists()".equals(expression) && hasNarrative(element);
      default -> false;
    };
  }

  private static final String CONTAINED =
      "reference.startsWith('#').not() or (reference.substring(1)";

  private static boolean hasContent(Element element) {
    String value = element.primitiveValue();
    if (value != null && !value.isEmpty()) {
      return true;
    }
    // For a quantity, the library reads the number here, and reports it if it is invalid.
    if ("Quantity".equals(element.fhirType())) {
      return false;
    }
    for (Element child : element.getChildren()) {
      if (!child.getName().equals("id")) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Element element, String name) {
    for (Element child : element.getChildren()) {
      if (child.getName().equals(name) && !child.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a {@code value[x]} of any type. */
  private static boolean hasChoice(Element element, String prefix) {
    for (Element child : element.getChildren()) {
      if (child.getName().startsWith(prefix) && !child.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isExternal(Element reference) {
    for (Element child : reference.getChildren()) {
      if (child.getName().equals("reference")) {
        String to = child.primitiveValue();
        return to != null && !to.isEmpty() && to.charAt(0) != '#';
      }
    }
    return true;
  }

  private static boolean hasNarrative(Element resource) {
    for (Element child : resource.getChildren()) {
      if (child.getName().equals("text")) {
        return has(child, "div");
      }
    }
    return false;
  }
}

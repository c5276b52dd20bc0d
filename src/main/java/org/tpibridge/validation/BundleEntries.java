package org.tpibridge.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Element.SpecialElement;

/**
 * Finds entries of a Bundle by their {@code fullUrl}. The library would search all entries for each
 * reference, and compile a pattern each time.
 */
final class BundleEntries {

  private Element bundle;
  private final Map<String, Optional<Element>> byUrl = new HashMap<>();

  void clear() {
    bundle = null;
    byUrl.clear();
  }

  /**
   * Finds the resource that an absolute reference refers to, if exactly one entry of the
   * surrounding Bundle has that {@code fullUrl}. Empty if the library has to search, or has to
   * report a problem.
   */
  Optional<Element> target(String reference, Element from) {
    if (!reference.startsWith("urn:uuid:")) {
      return Optional.empty();
    }
    Element around = bundleAround(from);
    if (around == null) {
      return Optional.empty();
    }
    if (around != bundle) {
      index(around);
    }
    return byUrl.getOrDefault(reference, Optional.empty());
  }

  private static Element bundleAround(Element from) {
    for (Element at = from; at != null; at = at.getParentForValidator()) {
      if (at.getSpecial() == SpecialElement.PARAMETER) {
        return null;
      }
      if (at.getSpecial() == SpecialElement.BUNDLE_ENTRY) {
        Element entry = at.getParentForValidator();
        boolean addressed = entry != null && entry.getNamedChild("fullUrl", false) != null;
        return addressed ? entry.getParentForValidator() : null;
      }
    }
    return null;
  }

  private void index(Element around) {
    clear();
    bundle = around;
    for (Element entry : around.getChildren()) {
      if (!entry.getName().equals("entry")) {
        continue;
      }
      Element url = entry.getNamedChild("fullUrl", false);
      Element resource = entry.getNamedChild("resource", false);
      if (url != null && url.primitiveValue() != null) {
        // The library reports two entries with the same URL.
        byUrl.merge(
            url.primitiveValue(),
            Optional.ofNullable(resource),
            (first, second) -> Optional.empty());
      }
    }
  }
}

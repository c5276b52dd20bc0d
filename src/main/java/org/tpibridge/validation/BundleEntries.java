package org.tpibridge.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Element.SpecialElement;

/**
 * The entries of the Bundle at hand by their {@code fullUrl}. The library searches all entries for
 * each reference, and compiles a pattern each time.
 */
final class BundleEntries {

  private Element bundle;
  private final Map<String, Optional<Element>> byUrl = new HashMap<>();

  void clear() {
    bundle = null;
    byUrl.clear();
  }

  /**
   * The resource that an absolute reference means, if just one entry of the Bundle around it has
   * that {@code fullUrl}; empty where the library has to look or has something to say.
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
        // Two of one address: for the library to report.
        byUrl.merge(
            url.primitiveValue(),
            Optional.ofNullable(resource),
            (first, second) -> Optional.empty());
      }
    }
  }
}

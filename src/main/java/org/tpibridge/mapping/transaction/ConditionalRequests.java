package org.tpibridge.mapping.transaction;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.ConditionalQuery;

/**
 * Changes a Bundle for servers that assign ids themselves: {@code
 * docs/decisions/0042-conditional-bundles.md}. No resource has an id. What is replaced is found by
 * its identifier, or by a tag if its type has no identifier.
 */
public final class ConditionalRequests {
  private ConditionalRequests() {}

  /**
   * Changes the entries of a Bundle. References by full URL do not change.
   *
   * @return the same Bundle
   */
  public static Bundle in(Bundle bundle) {
    bundle.getEntry().forEach(ConditionalRequests::change);
    return bundle;
  }

  private static void change(BundleEntryComponent entry) {
    Resource resource = entry.getResource();
    // A PUT with a query already is conditional.
    if (entry.getRequest().getMethod() == HTTPVerb.PUT
        && !entry.getRequest().getUrl().contains("?")) {
      entry.setRequest(TransactionEntries.conditionalPut(resource.fhirType(), query(resource)));
    }
    resource.setIdElement(null);
  }

  private static String query(Resource resource) {
    return TransactionEntries.identifier(resource)
        .map(of -> ConditionalQuery.identifier(of.getSystem(), of.getValue()))
        .orElseGet(() -> tagged(resource));
  }

  /** Tags the resource with its id, which is the same at every export. */
  private static String tagged(Resource resource) {
    Coding tag = new Coding().setSystem(CanonicalUrls.RESOURCE_ID).setCode(resource.getIdPart());
    resource.getMeta().addTag(tag);
    return ConditionalQuery.tag(tag.getSystem(), tag.getCode());
  }
}

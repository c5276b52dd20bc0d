package org.tpibridge.mapping.transaction;

import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;

/** The parts of a transaction that do not depend on the visit's content. */
public final class TransactionEntries {
  private static final String URN = "urn:uuid:";

  private TransactionEntries() {}

  /**
   * An empty Bundle for a visit.
   *
   * @param system of the visit's id
   * @param items the system of the identifiers of what the visit contains
   */
  public static Bundle ofVisit(String system, String items, String visitId) {
    Bundle bundle = new Bundle();
    bundle.setId(StableIds.of(system, visitId, ResourceRole.BUNDLE, "").toString());
    bundle.getMeta().addProfile(ProfileUrls.BUNDLE);
    bundle.setIdentifier(
        new Identifier().setSystem(items).setValue(visitId + "/" + ResourceRole.BUNDLE.idPart()));
    bundle.setType(Bundle.BundleType.TRANSACTION);
    return bundle;
  }

  public static String fullUrl(String id) {
    return URN + id;
  }

  /** Creates the resource with its id, or replaces it. */
  public static BundleEntryRequestComponent put(String type, String id) {
    return new BundleEntryRequestComponent().setMethod(Bundle.HTTPVerb.PUT).setUrl(type + "/" + id);
  }

  /** Creates the resource, or replaces the one that the query finds. */
  public static BundleEntryRequestComponent conditionalPut(String type, String query) {
    return new BundleEntryRequestComponent()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl(type + "?" + query);
  }

  /** Creates the resource unless its identifier is already stored. */
  public static BundleEntryRequestComponent conditionalPost(
      String type, String system, String value) {
    return new BundleEntryRequestComponent()
        .setMethod(Bundle.HTTPVerb.POST)
        .setUrl(type)
        .setIfNoneExist(ConditionalQuery.identifier(system, value));
  }

  /** The first business identifier of a resource. */
  public static Optional<Identifier> identifier(Resource resource) {
    Property identifiers = resource.getNamedProperty("identifier");
    return identifiers == null
        ? Optional.empty()
        : identifiers.getValues().stream().map(TransactionEntries::identifier).findFirst();
  }

  private static Identifier identifier(Base value) {
    return (Identifier) value;
  }
}

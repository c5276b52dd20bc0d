package org.tpibridge.exchange.pull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.files.Sha256;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.json.LinkedResource;

/**
 * A resource as an EHR returned it.
 *
 * @param name {@code Type/id} at the EHR
 * @param version as the EHR gave it
 * @param json compact
 * @param hash of the content without what a server changes with each version
 * @param references {@code Type/id} at the EHR of what it refers to
 */
record RemoteContent(
    String name,
    Optional<String> version,
    Optional<Instant> lastUpdated,
    Resource resource,
    byte[] json,
    byte[] hash,
    List<String> references) {

  /**
   * @param base URL of the EHR: references to other servers are not followed
   */
  static RemoteContent of(Resource resource, String base) {
    byte[] json = FhirJsonWriter.compact().bytes(resource);
    LinkedResource linked = LinkedResource.of(json);
    List<String> references = new ArrayList<>();
    linked.references().forEach(one -> reference(one, base).ifPresent(references::add));
    return new RemoteContent(
        EhrSearch.name(resource),
        Optional.ofNullable(resource.getMeta().getVersionId()),
        lastUpdated(resource),
        resource,
        json,
        hash(linked.resource()),
        List.copyOf(references));
  }

  static Optional<Instant> lastUpdated(Resource resource) {
    return Optional.ofNullable(resource.getMeta().getLastUpdated()).map(Date::toInstant);
  }

  /**
   * @param copy is changed
   */
  private static byte[] hash(Resource copy) {
    copy.getMeta().setVersionId(null).setLastUpdated(null).setSource(null);
    return Sha256.newDigest().digest(FhirJsonWriter.compact().bytes(copy));
  }

  /** {@code Type/id} that a reference leads to at the EHR. */
  static Optional<String> reference(Reference reference, String base) {
    String text = reference.getReference();
    if (text == null) {
      return Optional.empty();
    }
    String relative = text.startsWith(base + "/") ? text.substring(base.length() + 1) : text;
    return relative.matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+(?:/_history/[^/]+)?")
        ? Optional.of(relative.replaceAll("/_history/.*", ""))
        : Optional.empty();
  }

  /** The patient that it is about. */
  Optional<String> patient(String base) {
    if (resource.fhirType().equals("Patient")) {
      return Optional.of(name);
    }
    for (String element : List.of("subject", "patient")) {
      Property property = resource.getNamedProperty(element);
      for (Base value : property == null ? List.<Base>of() : property.getValues()) {
        if (value instanceof Reference reference) {
          Optional<String> found =
              reference(reference, base).filter(one -> one.startsWith("Patient/"));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  String type() {
    return resource.fhirType();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "RemoteContent[" + type() + "]";
  }
}

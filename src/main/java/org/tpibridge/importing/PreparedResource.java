package org.tpibridge.importing;

import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.BundleWriter;
import org.tpibridge.mapping.LoneResource;
import org.tpibridge.store.Resources;

/**
 * A resource ready to be kept.
 *
 * @param content FHIR JSON, references as {@code Type/id}
 * @param hash of the content
 */
record PreparedResource(String type, String id, boolean shared, byte[] content, byte[] hash) {
  private static final BundleWriter WRITER = BundleWriter.compact();

  static PreparedResource of(LoneResource lone) {
    return new PreparedResource(
        lone.type(), lone.id(), lone.shared(), lone.json(), Sha256.of(lone.json()));
  }

  /** What was read from a store, and changed. */
  static PreparedResource of(Resource resource, boolean shared) {
    byte[] content = WRITER.bytes(resource);
    return new PreparedResource(
        resource.fhirType(), resource.getIdPart(), shared, content, Sha256.of(content));
  }

  String name() {
    return type + "/" + id;
  }

  /** As the version behind another. */
  Resources.New behind(Optional<Resources.Version> before, OptionalLong visit) {
    return new Resources.New(before, type, id, visit, false, hash, content);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return name();
  }
}

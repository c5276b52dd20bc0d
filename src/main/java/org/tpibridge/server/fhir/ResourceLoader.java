package org.tpibridge.server.fhir;

import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;

/** Makes resources of what the store has: its content with id, version and time. */
final class ResourceLoader {
  private ResourceLoader() {}

  static Resource load(FoundResource found) {
    SearchMatch match = found.match();
    return load(match.type(), match.id(), match.version(), match.updated(), found.json());
  }

  /**
   * @param json content of the version
   */
  static Resource load(ResourceVersion version, byte[] json) {
    return load(version.type(), version.id(), version.version(), version.updated(), json);
  }

  private static Resource load(String type, String id, int version, Instant updated, byte[] json) {
    try {
      Resource resource = new JsonParser().parse(json);
      String number = String.valueOf(version);
      resource.setIdElement(new IdType(type, id, number));
      resource.getMeta().setVersionId(number).setLastUpdated(Date.from(updated));
      return resource;
    } catch (IOException e) {
      // The cause may quote the resource.
      throw new InternalErrorException("A stored resource cannot be read.");
    }
  }

  /** Marks a version that deletes its resource, as HAPI's server expects it in a history. */
  static Resource deleted(ResourceVersion version, Resource resource) {
    resource.setIdElement(
        new IdType(version.type(), version.id(), String.valueOf(version.version())));
    ResourceMetadataKeyEnum.DELETED_AT.put(resource, new InstantType(Date.from(version.updated())));
    return resource;
  }
}

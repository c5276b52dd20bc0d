package org.tpibridge.mapping.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.exceptions.FHIRFormatError;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.ProfileUrls;

/**
 * Reads JSON that {@link FhirJsonWriter} and {@link StandaloneResource} wrote; written again, it
 * has the same bytes. Only for this program's JSON; other JSON is validated first. Safe for use by
 * many threads.
 */
public final class FhirJsonReader {
  private static final int NAME_BASED = 5;
  private static final String URN = "urn:uuid:";

  private FhirJsonReader() {}

  /**
   * @throws IllegalArgumentException if this is not FHIR R4 JSON; the message quotes no content
   */
  public static Resource read(byte[] json) {
    return read(new JsonParser(), json);
  }

  static Resource read(JsonParser parser, byte[] json) {
    try {
      return parser.parse(json);
    } catch (IOException | FHIRFormatError e) {
      // The cause may quote the resource, so the message contains only its class.
      throw new IllegalArgumentException(
          "not a resource in FHIR R4 JSON (" + e.getClass().getSimpleName() + ")");
    }
  }

  /**
   * Reads a Bundle of a conversion or an export if its bytes are exactly those that {@link
   * FhirJsonWriter#pretty} writes. A Bundle that a server stored has a version, and one that was
   * reformatted has other bytes; neither is accepted as this program's output.
   */
  public static Optional<Bundle> writtenBundle(byte[] json) {
    return written(json, FhirJsonWriter.pretty())
        .filter(Bundle.class::isInstance)
        .map(Bundle.class::cast)
        .filter(bundle -> bundle.getMeta().hasProfile(ProfileUrls.BUNDLE) || isExported(bundle));
  }

  /** What vanished from a visit, and updates of patients, have no profile. */
  private static boolean isExported(Bundle bundle) {
    return hasStableId(bundle)
        && bundle.getType() == Bundle.BundleType.TRANSACTION
        && bundle.getEntry().stream().allMatch(entry -> entry.getFullUrl().startsWith(URN));
  }

  /**
   * Reads a resource if its bytes are those of a {@link StandaloneResource} with an id of this
   * program.
   */
  public static Optional<Resource> writtenLine(byte[] json) {
    return written(json, FhirJsonWriter.compact()).filter(FhirJsonReader::hasStableId);
  }

  /** Whether it says which row a visit came from; only this program writes such a resource. */
  public static boolean isProvenance(Resource resource) {
    return resource instanceof Provenance && resource.getMeta().hasProfile(ProfileUrls.PROVENANCE);
  }

  private static Optional<Resource> written(byte[] json, FhirJsonWriter writer) {
    try {
      Resource resource = FhirJsonReader.read(json);
      boolean same =
          !resource.getMeta().hasVersionId()
              && !resource.getMeta().hasLastUpdated()
              && Arrays.equals(writer.bytes(resource), json);
      return same ? Optional.of(resource) : Optional.empty();
    } catch (RuntimeException e) {
      // The JSON of another program: it is not an error.
      return Optional.empty();
    }
  }

  private static boolean hasStableId(Resource resource) {
    try {
      return UUID.fromString(resource.getIdPart()).version() == NAME_BASED;
    } catch (RuntimeException e) {
      return false;
    }
  }
}

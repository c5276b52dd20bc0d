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
 * Reads back what {@link FhirJsonWriter} and {@link StandaloneResource} wrote: written again it has
 * the same bytes. For JSON of our own; others' goes through validation first. Safe for use by many
 * threads.
 */
public final class FhirJsonReader {
  private static final int NAME_BASED = 5;

  private FhirJsonReader() {}

  /**
   * @throws IllegalArgumentException where this is no FHIR R4 JSON; its message quotes nothing
   */
  public static Resource read(byte[] json) {
    try {
      return new JsonParser().parse(json);
    } catch (IOException | FHIRFormatError e) {
      // The cause may quote the resource, so only its kind is told.
      throw new IllegalArgumentException(
          "not a resource in FHIR R4 JSON (" + e.getClass().getSimpleName() + ")");
    }
  }

  /**
   * A visit's Bundle, where the bytes are exactly those that {@link FhirJsonWriter#pretty} writes.
   * What a server stored since has a version, and what somebody formatted has other bytes; neither
   * is what this program wrote.
   */
  public static Optional<Bundle> writtenVisit(byte[] json) {
    return written(json, FhirJsonWriter.pretty())
        .filter(Bundle.class::isInstance)
        .map(Bundle.class::cast)
        .filter(bundle -> bundle.getMeta().hasProfile(ProfileUrls.BUNDLE));
  }

  /**
   * The same of a resource as {@link StandaloneResource} writes it, under an id of this program's.
   */
  public static Optional<Resource> writtenLine(byte[] json) {
    return written(json, FhirJsonWriter.compact()).filter(FhirJsonReader::hasStableId);
  }

  /** Whether it says which row of an input a visit came from; nobody else writes that. */
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
      // Another program's: there is nothing to say of it.
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

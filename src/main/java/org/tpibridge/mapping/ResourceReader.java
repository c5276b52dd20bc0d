package org.tpibridge.mapping;

import java.io.IOException;
import org.hl7.fhir.exceptions.FHIRFormatError;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads back what {@link BundleWriter} and {@link LoneResource} wrote: written again it has the
 * same bytes. For JSON of our own; others' goes through validation first. Safe for use by many
 * threads.
 */
public final class ResourceReader {
  private ResourceReader() {}

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
}

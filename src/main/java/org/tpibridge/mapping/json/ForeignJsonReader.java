package org.tpibridge.mapping.json;

import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads JSON of other systems, which may have elements that FHIR does not define. Safe for use by
 * many threads.
 */
public final class ForeignJsonReader {
  private ForeignJsonReader() {}

  /** Returns empty if this is not a resource of FHIR R4. */
  public static Optional<Resource> read(byte[] json) {
    try {
      return Optional.of(new JsonParser(true).parse(json));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // The message may quote the resource.
      return Optional.empty();
    }
  }
}

package org.tpibridge.mapping.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes resources as FHIR JSON in UTF-8: the same resource gives the same bytes. Safe for use by
 * many threads. Why not HAPI's own encoder: {@code
 * docs/decisions/0006-json-by-the-reference-composer.md}.
 */
public final class FhirJsonWriter {
  private final boolean pretty;

  private FhirJsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /** Writes one line without spaces: for NDJSON and for sending. */
  public static FhirJsonWriter compact() {
    return new FhirJsonWriter(false);
  }

  /** Writes indented JSON, for reading. */
  public static FhirJsonWriter pretty() {
    return new FhirJsonWriter(true);
  }

  public byte[] bytes(Resource resource) {
    try {
      return ResourceComposer.compose(resource, pretty);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the resource and nothing after it; does not flush or close the stream.
   *
   * @throws UncheckedIOException if the stream cannot be written
   */
  public void write(Resource resource, OutputStream out) {
    try {
      out.write(bytes(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
